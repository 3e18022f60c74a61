package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpress.appliance.button.Buttons;
import org.sealpress.appliance.button.Presses;
import org.sealpress.appliance.config.Config;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.config.DriveSlots;
import org.sealpress.appliance.drive.Slots;
import org.sealpress.appliance.metrics.BoxMetrics;
import org.sealpress.appliance.metrics.Counts;
import org.sealpress.appliance.service.LastSign;
import org.sealpress.appliance.service.NativeHeap;
import org.sealpress.appliance.service.Pulse;
import org.sealpress.appliance.service.ServiceManager;
import org.sealpress.appliance.support.Bundle;
import org.sealpress.appliance.support.LogRing;
import org.sealpress.appliance.support.LogView;
import org.sealpress.appliance.support.Secrets;
import org.sealpress.cipher.BoxKey;
import org.sealpress.delivery.Delivery;
import org.sealpress.delivery.Destination;
import org.sealpress.gate.GateProcess;
import org.sealpress.gate.PdfGate;
import org.sealpress.intake.CaptureEvent;
import org.sealpress.intake.Intake;
import org.sealpress.intake.VaultStore;
import org.sealpress.ledger.CheckpointListener;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.Notary;
import org.sealpress.ocr.tesseract.Languages;
import org.sealpress.plan.ClockCheck;
import org.sealpress.seal.LedgerKey;
import org.sealpress.seal.Recipients;
import org.sealpress.seal.SealFault;
import org.sealpress.seal.Sealer;
import org.sealpress.seal.TimeStamps;
import org.sealpress.target.Content;
import org.sealpress.vault.Vault;
import org.sealpress.worker.FileWorker;
import org.sealpress.worker.PageWorkers;
import org.sealpress.worker.WorkerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that runs on the box. Starts when it is built, ends when it is closed. */
public final class Daemon implements AutoCloseable {
  /** Name of the ledger's key among systemd's credentials. */
  static final String LEDGER_KEY = "ledger.key.pem";

  private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);

  /** For the document in hand, when the daemon is told to end. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** What has to be closed, the last opened first. */
  private final List<AutoCloseable> open = new ArrayList<>();

  private final ServiceManager manager = ServiceManager.of(System.getenv());
  private Optional<String> notSigned = Optional.empty();

  /**
   * Starts. Nothing is scanned or delivered before all that can fail has gone well.
   *
   * @throws SealFault when a recipient's certificate can't be used
   * @throws IOException when the data folder can't be used or the port is taken
   */
  public Daemon(ConfigFile file, Clock clock) throws IOException, SealFault {
    try {
      start(file, clock);
    } catch (IOException | SealFault | RuntimeException | Error e) {
      closeAll();
      throw e;
    }
  }

  private void start(ConfigFile file, Clock clock) throws IOException, SealFault {
    Config config = file.config();
    LogRing ring = opened(LogRing.begin());
    SecureRandom random = new SecureRandom();
    HttpDoor http = opened(HttpDoor.prepare());
    Recipients recipients = Recipients.inUse(config.recipients(), clock);
    Languages.require(Wiring.languages(config));
    DataFolder data = DataFolder.prepare(config.data());
    BoxKey boxKey = opened(BoxKey.open(data.boxKey(), random));
    Ledger ledger = opened(Ledger.open(data.ledger(), config.box(), clock, random));
    BoxSeal seal = opened(BoxSeal.open(data.seal(), config.box(), ledger, clock, random));
    Optional<TimeStamps> authority = BoxSeal.authority(config.timestamps(), clock, random);
    Vault vault = opened(Vault.open(data.vault(), ledger));

    Board board = new Board(config.box(), Wiring.targetNames(config), clock, new BoardLog());
    ClockCheck check = new ClockCheck(clock, ZoneId.systemDefault(), System::nanoTime);
    Agenda agenda =
        new Agenda(config.classes(), vault.catalog(), ledger, check, ZoneId.systemDefault());
    board.plan(agenda);
    PolicyDiary.record(config.classes(), vault.catalog(), ledger);
    Presses presses = new Presses();
    ButtonDoor taker = new ButtonDoor(board, presses, random);
    FrontDoor door = new FrontDoor(config, board, taker);
    PageDoor page = opened(PageDoor.open(file, data, ledger, clock, random));
    http.open(file, page.door(), door);
    board.warn(page.problems());
    board.warn(Wiring.warnings(file));
    RemoteCheck.begin(file, board::warn);
    RecipientWatch watch =
        new RecipientWatch(
            recipients,
            RecipientWatch.folders(file.path(), config.data(), recipients),
            vault,
            ledger,
            board);
    watch.look();
    boxKey.problem().map(List::of).ifPresent(board::warn);
    Optional<CheckpointStamps> stamps = authority.map(CheckpointStamps::new);
    Optional<LedgerKey> ledgerKey = ledgerKey(ledger, data, random, board);
    Optional<Notary> notary =
        ledgerKey.isPresent()
            ? notary(ledger, data, ledgerKey.get(), board, stamps)
            : Optional.empty();
    Optional<LifeSignsOut> lifeSigns =
        notary.map(signs -> new LifeSignsOut(ledger, signs, board, agenda::today));
    BoxMetrics metrics = opened(new BoxMetrics());
    Contacts contacts = new Contacts(clock);
    Counts counts = new Counts(metrics, Wiring.targetNames(config), System::nanoTime);
    Map<String, Content> companions = new LinkedHashMap<>(seal.companions());
    companions.putAll(Companions.of(config.box(), recipients));
    Drives drives =
        new Drives(
            DriveSlots.of(config.targets()),
            data.folder(),
            ledger,
            vault.catalog(),
            LedgerMarkerSeal.of(ledger, data.folder(), ledgerKey),
            companions,
            clock,
            random);
    board.warn(seal.problems());

    WorkerSettings settings = Wiring.workers(config);
    PageWorkers workers = opened(new PageWorkers(settings));
    List<Destination> destinations = Destinations.of(config.targets(), drives, clock);
    Delivery delivery =
        opened(
            new Delivery(
                vault,
                ledger,
                notary.orElse(null),
                lifeSigns.map(signs -> signs.on(destinations)).orElse(destinations),
                companions,
                Wiring.delivery(config, agenda),
                event -> {
                  board.on(event);
                  counts.on(event);
                  contacts.on(event);
                },
                BoxStores.of(config, data.vault())));
    if (stamps.isPresent() && notary.isPresent()) {
      opened(stamps.get()).start(notary.get().store(), delivery::soon);
    }
    Optional<GateProcess> gate =
        config.gate() ? Optional.of(opened(GateProcess.veraPdf())) : Optional.empty();
    Optional<GateWarmup> gateWarmup = gate.map(GateWarmup::new);
    LastSign deskSign = new LastSign(System::nanoTime);
    Intake intake =
        new Intake(
            Wiring.intake(config, data.spool(), boxKey).signedBy(seal.signer(authority)),
            workers,
            gate.map(PdfGate.class::cast).orElse(PdfGate.OFF),
            new VaultStore(vault, new Sealer(recipients, random)),
            ledger,
            clock,
            random,
            event -> {
              board.on(event);
              counts.on(event);
              if (event instanceof CaptureEvent.SideFed) {
                deskSign.give();
              } else if (event instanceof CaptureEvent.Sealed) {
                delivery.soon();
              }
              gateWarmup.ifPresent(warmup -> warmup.on(event));
            });
    open.add(() -> intake.close(PATIENCE));
    board.warn(intake.resume());
    door.open(intake);
    opened(watch).start();
    Drills drills = new Drills(ledger, recipients, clock);
    door.open(drills);
    door.open(
        new Readings(config.box(), data, recipients, ledger, vault, notary, delivery, random));
    Slots slots =
        opened(
            new Slots(
                SlotWatches.of(drives, delivery, new LedgerDiary(ledger, vault.catalog()), clock)));
    door.open(slots);
    Rotations rotations = rotations(config, slots, vault, ledger, check);
    door.open(rotations);
    Tally tally = opened(new Tally(vault.catalog(), ledger, agenda::today));
    tally.start();
    door.open(tally);
    door.open(
        new Plans(
            config,
            vault.catalog(),
            agenda,
            rotations,
            drills,
            board::doing,
            new ReadAgain(config, vault.catalog())));
    LogView log = new LogView(ring, () -> Secrets.of(config));
    door.open(
        new Library(
            config,
            vault.catalog(),
            new History(ledger, vault.catalog()),
            new Proofs(data.folder(), ledger, notary),
            ZoneId.systemDefault()),
        new PlaceDesk(
            config,
            board,
            vault.catalog(),
            delivery,
            slots,
            rotations,
            contacts,
            new TargetTrials(clock)),
        new AdminDesk(
            file,
            log,
            new Bundle(
                () -> Secrets.of(config),
                new BundleParts(file, door::status, ledger, vault, notary, log).all()),
            new LedgerAudit(ledger),
            new DryStart(clock)));
    door.open(
        new Enrolments(
            drives,
            () -> {
              slots.lookAgain();
              delivery.soon();
            }));
    Buttons buttons = new Buttons(config, taker, clock);
    Desk desk =
        opened(
            new Desk(
                config,
                Wiring.scanners(config),
                presses,
                intake,
                board,
                buttons.sensors(),
                deskSign));
    opened(buttons).start();
    desk.start();
    door.open(buttons);
    Vitals vitals = new Vitals(delivery, desk, deskSign, config.scanner().pageLimit(), http);
    if (!config.inboxes().isEmpty()) {
      opened(new Inboxes(config.inboxes(), new FileWorker(settings), intake, board, clock)).start();
    }
    Alerts alerts =
        opened(
            new Alerts(
                new Watched(
                    config,
                    data,
                    board,
                    vault,
                    new Watched.Calendar(agenda, rotations, drills),
                    new Watched.Keys(
                        recipients,
                        seal,
                        () -> notary.isPresent() ? notary.get().refusal() : notSigned),
                    workers,
                    vitals::ended,
                    page.reception()::attack,
                    buttons::states),
                metrics,
                clock));
    alerts.start();
    door.open(alerts);
    if (!config.led().lines().isEmpty()) {
      LampPatrol lamps = opened(new LampPatrol(config.led(), door::status, System::nanoTime));
      lamps.start();
      door.open(lamps);
    }
    LOG.info("{} is ready: {}", config.box(), page.door().address());
    page.welcome();
    manager.ready();
    opened(
            new Pulse(
                manager,
                ServiceManager.patience(System.getenv(), ProcessHandle.current().pid()),
                vitals::dead,
                () -> OneLine.of(door.status())))
        .start();
    drills.begin();
    opened(
            new RestPatrol(
                () ->
                    intake.openCaptures() > 0
                        || workers.running() > 0
                        || gate.filter(GateProcess::isRunning).isPresent(),
                () -> {
                  System.gc();
                  NativeHeap.trim();
                }))
        .start();
    gateWarmup.ifPresent(GateWarmup::begin);
    Warmup.begin(workers, settings.count(), config.defaultClass().languages(), random);
  }

  private Rotations rotations(
      Config config, Slots slots, Vault vault, Ledger ledger, ClockCheck check) {
    FreeRoom room = opened(new FreeRoom(slots::inUse));
    Rotations rotations =
        opened(
            new Rotations(
                vault.catalog(),
                ledger,
                Wiring.rotation(config),
                check,
                !DriveSlots.of(config.targets()).all().isEmpty(),
                room::byDrive));
    room.start();
    rotations.start();
    return rotations;
  }

  /** When nothing can be signed the ledger goes on, unsigned, until a person has acted. */
  private Optional<LedgerKey> ledgerKey(
      Ledger ledger, DataFolder data, SecureRandom random, Board board) {
    try {
      Path file = Credentials.of(Credentials.folder(), LEDGER_KEY, data.ledgerKey());
      LedgerKey key = opened(LedgerKey.open(file, random));
      Notary.tellOfKey(ledger, data.folder(), key);
      return Optional.of(key);
    } catch (SealFault | IOException e) {
      notSigned(board, e);
      return Optional.empty();
    }
  }

  private void notSigned(Board board, Exception why) {
    notSigned = Optional.of("The ledger is not signed: " + why.getMessage());
    board.warn(List.of(notSigned.get()));
  }

  private Optional<Notary> notary(
      Ledger ledger,
      DataFolder data,
      LedgerKey key,
      Board board,
      Optional<CheckpointStamps> stamps) {
    try {
      CheckpointListener listener =
          stamps.<CheckpointListener>map(each -> each).orElse(CheckpointListener.NONE);
      Notary notary = opened(Notary.open(ledger, data.folder(), key, listener));
      board.warn(notary.problems());
      return Optional.of(notary);
    } catch (IOException e) {
      notSigned(board, e);
      return Optional.empty();
    }
  }

  private <T extends AutoCloseable> T opened(T resource) {
    open.add(resource);
    return resource;
  }

  /**
   * Ends: feeds no further sheet, finishes the side and the document in hand, and leaves the rest
   * in the spool for the next start. Returns when all is closed, after about a minute at most.
   */
  @Override
  public synchronized void close() {
    if (open.isEmpty()) {
      return;
    }
    manager.stopping();
    LOG.info("ending: what is not finished goes on at the next start");
    closeAll();
    LOG.info("ended");
  }

  private synchronized void closeAll() {
    for (int i = open.size() - 1; i >= 0; i--) {
      try {
        open.get(i).close();
      } catch (Exception e) {
        LOG.warn("while ending: {}", e.getMessage(), e);
      }
    }
    open.clear();
  }
}
