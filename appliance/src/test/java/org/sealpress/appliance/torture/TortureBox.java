package org.sealpress.appliance.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.sealpress.appliance.config.TargetConfig;
import org.sealpress.appliance.daemon.OfflineBox;
import org.sealpress.scan.Loopback;
import org.sealpress.seal.Recipients;
import org.sealpress.seal.SealFault;
import org.sealpress.target.TargetFault;
import org.sealpress.target.drive.CapacityCheck;

/** A box with its scanner, its disk, its drive, and a daemon that dies and is started again. */
final class TortureBox implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private final Path launcher;
  private final String javaOptions;
  private final Disk disk;
  private final ScannerBench scanner = new ScannerBench();
  private final Transcript transcript;
  private final Api api;
  private @Nullable DaemonProcess daemon;
  private int nextSide = 1;

  TortureBox(Path folder, Path launcher, String javaOptions, Keys keys, boolean ownDisk)
      throws IOException {
    this.folder = Files.createDirectories(folder);
    this.launcher = launcher;
    this.disk = Disk.in(folder, ownDisk);
    this.api = new Api(Loopback.closedPort().getPort(), data());
    this.transcript = new Transcript(folder.resolve("daemon.log"));
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    this.javaOptions = "-XX:TieredStopAtLevel=1 -Djava.io.tmpdir=" + temporary + " " + javaOptions;
    Files.createDirectories(drive());
    TargetConfig.Drive slot = new TargetConfig.Drive("usb", drive(), false, 0);
    try (OfflineBox box =
        OfflineBox.open(
            "torture",
            data(),
            List.of(slot),
            Recipients.load(List.of(keys.certificate("recovery")), Clock.systemUTC()),
            Clock.systemUTC(),
            new SecureRandom())) {
      box.enrol(slot, "A", CapacityCheck.Depth.NONE, CapacityCheck.Progress.NONE);
    } catch (TargetFault | SealFault e) {
      throw new IOException(e);
    }
    Files.writeString(
        config(),
        """
        box: torture
        data: %s
        recipients: [%s, %s]
        http: { port: %d }
        scanner: { host: %s, port: %d, page-limit: 2 s }
        profiles:
          one: { resolution: 100, mode: lineart, source: ADF Front, paper: 105 x 148 mm }
          two: { resolution: 100, mode: lineart, source: ADF Duplex, paper: 105 x 148 mm }
        classes:
          fronts: { profile: one }
          both: { profile: two }
        workers: { count: 1 }
        targets:
          usb: { kind: drive, path: %s, mounted: no }
        """
            .formatted(
                data(),
                keys.certificate("recovery"),
                keys.certificate("spare"),
                api.port(),
                scanner.address().getAddress().getHostAddress(),
                scanner.address().getPort(),
                drive()));
  }

  Path folder() {
    return folder;
  }

  private Path config() {
    return folder.resolve("sealpress.yaml");
  }

  Path data() {
    return disk.root().resolve("data");
  }

  Path drive() {
    return disk.root().resolve("drive");
  }

  Path restored() {
    return folder.resolve("restored");
  }

  Disk disk() {
    return disk;
  }

  ScannerBench scanner() {
    return scanner;
  }

  Transcript transcript() {
    return transcript;
  }

  Api api() {
    return api;
  }

  /** Sheets that this box has not seen. */
  Batch batch(boolean duplex, int sheets) {
    Batch batch = Batch.of(duplex, sheets, nextSide);
    nextSide += batch.sides().size();
    return batch;
  }

  boolean alive() {
    return daemon != null && daemon.alive();
  }

  DaemonProcess daemon() {
    if (daemon == null) {
      throw new IllegalStateException("it was never started");
    }
    return daemon;
  }

  /** Starts the daemon unless it runs. */
  void start() throws IOException {
    if (!alive()) {
      daemon = new DaemonProcess(launcher, config(), javaOptions, transcript);
    }
  }

  /** Waits until a press would be taken. */
  void awaitReady() {
    Awaitility.await("a daemon that is ready")
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .atMost(PATIENCE)
        .failFast("the daemon has ended", () -> !alive())
        .until(this::ready);
  }

  /** Whether a press would be taken. */
  boolean ready() throws InterruptedException {
    return api.status()
        .map(status -> status.getJsonObject("scanner").getString("state"))
        .filter(state -> state.equals("ready") || state.equals("stopped"))
        .isPresent();
  }

  @Override
  public void close() {
    if (daemon != null) {
      daemon.close();
    }
    scanner.close();
    transcript.close();
    disk.close();
  }
}
