package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.sealpress.appliance.config.Config;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.metrics.BoxMetrics;
import org.sealpress.appliance.metrics.Counts;
import org.sealpress.appliance.service.ServiceManager;
import org.sealpress.appliance.support.LogRing;
import org.sealpress.intake.CaptureEvent;
import org.sealpress.ocr.tesseract.Languages;
import org.sealpress.seal.Recipients;
import org.sealpress.seal.SealFault;
import org.sealpress.worker.PageWorkers;
import org.sealpress.worker.WorkerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that runs on the box. Starts when it is built, ends when it is closed.
 *
 * <p>Parts are opened in the order in which one needs the other, and closed the other way round:
 * first those that let something in, last those that keep it.
 */
public final class Daemon implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);

  private final Run run;
  private final ServiceManager manager = ServiceManager.of(System.getenv());

  /**
   * Starts. Nothing is scanned or delivered before all that can fail has gone well.
   *
   * @throws SealFault when a recipient's certificate can't be used
   * @throws IOException when the data folder can't be used or the port is taken
   */
  public Daemon(ConfigFile file, Clock clock) throws IOException, SealFault {
    run = new Run(file, clock);
    try {
      start(run, manager);
    } catch (IOException | SealFault | RuntimeException | Error e) {
      run.close();
      throw e;
    }
  }

  private static void start(Run run, ServiceManager manager) throws IOException, SealFault {
    Config config = run.config();
    LogRing ring = run.opened(LogRing.begin());
    HttpDoor http = run.opened(HttpDoor.prepare());
    Recipients recipients = Recipients.inUse(config.recipients(), run.clock());
    Languages.require(Wiring.languages(config));
    Archive archive = Archive.open(run, recipients);

    Doors doors = Doors.open(run, archive, http);
    Board board = doors.board();
    FrontDoor front = doors.front();
    RecipientWatch watch = RecipientWatch.of(run, archive, board);
    watch.look();
    archive.boxKey().problem().map(List::of).ifPresent(board::warn);
    LedgerSigning signing = LedgerSigning.open(run, archive, board);
    board.warn(archive.seal().problems());

    BoxMetrics metrics = run.opened(new BoxMetrics());
    Counts counts = new Counts(metrics, Wiring.targetNames(config), System::nanoTime);
    WorkerSettings settings = Wiring.workers(config);
    PageWorkers workers = run.opened(new PageWorkers(settings)); // ends after the delivery
    Dispatch dispatch =
        Dispatch.open(
            run,
            archive,
            signing,
            doors,
            event -> {
              board.on(event);
              counts.on(event);
            });
    CaptureLine line =
        CaptureLine.open(
            run,
            archive,
            workers,
            event -> {
              board.on(event);
              counts.on(event);
              if (event instanceof CaptureEvent.Sealed) {
                dispatch.delivery().soon();
              }
            });
    board.warn(line.intake().resume());
    front.open(line.intake());
    run.opened(watch).start();

    PageDesks desks = new PageDesks(run, archive, signing, doors, dispatch);
    Drills drills = new Drills(archive.ledger(), recipients, run.clock());
    front.open(drills);
    front.open(desks.readings());
    DriveTurns turns = DriveTurns.open(run, archive, doors, dispatch);
    front.open(desks.tally());
    front.open(desks.plans(turns, drills));
    front.open(desks.library(), desks.places(turns), desks.admin(ring));
    front.open(desks.enrolments(turns));

    Entrances entrances = Entrances.open(run, doors, line, settings);
    Vitals vitals =
        new Vitals(
            dispatch.delivery(),
            entrances.desk(),
            line.deskSign(),
            config.scanner().pageLimit(),
            http);
    Lookouts lookouts = new Lookouts(run, front);
    lookouts.alarms(
        new Watched(
            config,
            archive.data(),
            board,
            archive.vault(),
            new Watched.Calendar(doors.agenda(), turns.rotations(), drills),
            new Watched.Keys(recipients, archive.seal(), signing::refusal),
            workers,
            vitals::ended,
            doors.page().reception()::attack,
            entrances.buttons()::states),
        metrics);
    lookouts.lamps();
    LOG.info("{} is ready: {}", config.box(), doors.page().door().address());
    doors.page().welcome();
    manager.ready();
    lookouts.pulse(manager, vitals);
    drills.begin();
    lookouts.rest(line);
    line.warmUp(run, settings);
  }

  /**
   * Ends: feeds no further sheet, finishes the side and the document in hand, and leaves the rest
   * in the spool for the next start. Returns when all is closed, after about a minute at most.
   */
  @Override
  public synchronized void close() {
    if (!run.isOpen()) {
      return;
    }
    manager.stopping();
    LOG.info("ending: what is not finished goes on at the next start");
    run.close();
    LOG.info("ended");
  }
}
