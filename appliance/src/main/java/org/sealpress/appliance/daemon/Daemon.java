package org.sealpress.appliance.daemon;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.sealpress.appliance.button.Press;
import org.sealpress.appliance.button.Presses;
import org.sealpress.appliance.config.Config;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.config.DocumentClass;
import org.sealpress.appliance.config.Problem;
import org.sealpress.appliance.config.TargetConfig;
import org.sealpress.appliance.web.ApiVerticle;
import org.sealpress.appliance.web.BoxState;
import org.sealpress.delivery.Delivery;
import org.sealpress.durable.DurableFiles;
import org.sealpress.intake.CaptureEvent;
import org.sealpress.intake.Intake;
import org.sealpress.intake.IntakeSettings;
import org.sealpress.intake.ReadingSettings;
import org.sealpress.intake.VaultStore;
import org.sealpress.ledger.Ledger;
import org.sealpress.ocr.tesseract.Languages;
import org.sealpress.scan.sane.SaneScanners;
import org.sealpress.scan.sane.TimeLimits;
import org.sealpress.seal.Recipients;
import org.sealpress.seal.SealFault;
import org.sealpress.seal.Sealer;
import org.sealpress.vault.Vault;
import org.sealpress.worker.PageWorkers;
import org.sealpress.worker.WorkerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that runs on the box. Starts when it is built, ends when it is closed. */
public final class Daemon implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long START_SECONDS = 30;

  /** What has to be closed, the last opened first. */
  private final List<AutoCloseable> open = new ArrayList<>();

  /**
   * Starts.
   *
   * @throws SealFault when a recipient's certificate can't be used
   * @throws IOException when the data folder can't be used or the port is taken
   */
  public Daemon(ConfigFile file, Clock clock) throws IOException, SealFault {
    try {
      start(file, clock);
    } catch (IOException | SealFault | RuntimeException e) {
      close();
      throw e;
    }
  }

  private void start(ConfigFile file, Clock clock) throws IOException, SealFault {
    Config config = file.config();
    SecureRandom random = new SecureRandom();
    Recipients recipients = Recipients.load(config.recipients(), clock);
    Languages.require(languages(config));
    Path data = config.data();
    makePrivate(data);
    Ledger ledger = opened(Ledger.open(data.resolve("ledger"), config.box(), clock, random));
    Vault vault = opened(Vault.open(data.resolve("vault"), ledger));
    PageWorkers workers = opened(new PageWorkers(settings(config)));

    Board board = new Board(config.box(), names(config), clock);
    board.warn(warnings(file, recipients));
    Delivery delivery =
        opened(
            new Delivery(
                vault,
                ledger,
                Destinations.of(config.targets(), clock),
                Companions.of(config.box(), recipients),
                board));
    Intake intake =
        new Intake(
            new IntakeSettings(
                config.box(),
                data.resolve("spool"),
                ReadingSettings.JPEG_QUALITY,
                ZoneId.systemDefault()),
            workers,
            new VaultStore(vault, new Sealer(recipients, random)),
            ledger,
            clock,
            random,
            event -> {
              board.on(event);
              if (event instanceof CaptureEvent.Sealed) {
                delivery.soon();
              }
            });
    open.add(() -> intake.close(PATIENCE));
    intake.resume().forEach(LOG::error);

    Presses presses = new Presses();
    Desk desk = opened(new Desk(config, scanners(config), presses, intake, board));
    desk.start();
    serve(config, board, presses, intake);
    LOG.info("{} is ready: {}", config.box(), config.http().uri());
  }

  /** Pages lie there in plain until they are sealed: nobody else may look. */
  private static void makePrivate(Path data) throws IOException {
    if (!Files.isDirectory(data)) {
      DurableFiles.createDirectories(data);
      if (data.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
      }
    }
  }

  private <T extends AutoCloseable> T opened(T resource) {
    open.add(resource);
    return resource;
  }

  private static Set<String> names(Config config) {
    return config.targets().stream().map(TargetConfig::name).collect(Collectors.toSet());
  }

  private static List<String> languages(Config config) {
    return config.classes().stream().flatMap(each -> each.languages().stream()).distinct().toList();
  }

  private static WorkerSettings settings(Config config) {
    WorkerSettings usual = WorkerSettings.usual();
    return new WorkerSettings(
        config.workers().count().orElse(usual.count()),
        config.workers().pageLimit(),
        usual.heapMegabytes());
  }

  private static List<String> warnings(ConfigFile file, Recipients recipients) {
    List<String> warnings = new ArrayList<>();
    file.warnings().stream().map(Problem::toString).forEach(warnings::add);
    warnings.addAll(recipients.warnings());
    return warnings;
  }

  private static SaneScanners scanners(Config config) {
    TimeLimits usual = TimeLimits.DEFAULT;
    return new SaneScanners(
        InetSocketAddress.createUnresolved(config.scanner().host(), config.scanner().port()),
        new TimeLimits(
            usual.connect(), usual.reply(), usual.stall(), config.scanner().pageLimit()));
  }

  private void serve(Config config, Board board, Presses presses, Intake intake)
      throws IOException {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(2));
    open.add(() -> await(vertx.close()));
    ApiVerticle api =
        new ApiVerticle(
            config.http().host(),
            config.http().port(),
            new BoxState() {
              @Override
              public JsonObject status() {
                return board.json();
              }

              @Override
              public Optional<JsonObject> capture(String id) {
                return board.capture(id);
              }

              @Override
              public List<String> classes() {
                return config.classes().stream().map(DocumentClass::name).toList();
              }

              @Override
              public Optional<String> press(String documentClass) {
                Press press =
                    new Press(
                        intake.newId(),
                        config.documentClass(documentClass).orElseThrow(),
                        "the button of another program");
                return presses.offer(press) ? Optional.of(press.capture()) : Optional.empty();
              }
            });
    try {
      await(vertx.deployVerticle(api));
    } catch (IOException e) {
      throw new IOException(
          "can't listen on %s (%s): is a daemon running already? Else change http.port"
              .formatted(config.http().uri(), e.getMessage()),
          e);
    }
  }

  private static void await(io.vertx.core.Future<?> future) throws IOException {
    try {
      future.toCompletionStage().toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IOException(
          String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()), e);
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + START_SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Finishes the side and the document in hand, parks the rest for the next start, and ends. */
  @Override
  public void close() {
    LOG.info("ending: what is not finished goes on at the next start");
    for (int i = open.size() - 1; i >= 0; i--) {
      try {
        open.get(i).close();
      } catch (Exception e) {
        LOG.warn("while ending: {}", e.getMessage());
      }
    }
    open.clear();
    LOG.info("ended");
  }
}
