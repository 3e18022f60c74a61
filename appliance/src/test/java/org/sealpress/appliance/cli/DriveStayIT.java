package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.daemon.Daemon;
import org.sealpress.appliance.fixture.Box;
import org.sealpress.appliance.fixture.Paperwork;
import org.sealpress.fixture.LoopDevice;
import org.sealpress.fixture.Programs;
import org.sealpress.scan.virtual.VirtualScanner;

/** Real drives come into the slot of a daemon, are asked for, and are pulled. */
@Timeout(240)
class DriveStayIT {
  private static final long SIZE = 64L << 20;

  @TempDir private Path folder;
  private VirtualScanner scanner;
  private Box box;
  private LoopDevice drive;
  private Daemon daemon;
  private Path config;

  @BeforeEach
  void start() throws Exception {
    Programs.assume("tesseract");
    folder = folder.toRealPath();
    scanner = VirtualScanner.builder().pagesPerMinute(240).start();
    box =
        Box.in(folder, scanner.address())
            .withTargets("  usb: { kind: drive, path: slot, smallest: 0 MB }\n");
    config = box.configure();
    drive = LoopDevice.ext4(folder, "slot", SIZE);
    open();
    assertEquals("done", box.enrolByDaemon("B").getString("state"));
    awaitSlot("in");
  }

  private void open() throws Exception {
    daemon = new Daemon(ConfigFile.read(config), Clock.systemUTC());
    box.awaitScanner("ready");
  }

  @AfterEach
  void end() {
    if (daemon != null) {
      daemon.close();
    }
    if (drive != null) {
      drive.close();
    }
    if (scanner != null) {
      scanner.close();
    }
  }

  @Test
  void aDriveThatIsAskedForIsUnmountedWithAllThatItShouldHave() throws Exception {
    String object = scanned();
    Console asked = eject();
    assertEquals("Drive \"B\" may be pulled now. Everything is on it: 1 document.\n", asked.done());
    assertFalse(drive.isMounted());
    assertEquals("safe", slot().getString("state"));
    assertEquals(
        "Drive \"B\" may be pulled now. Everything is on it: 1 document.\n", eject().done());

    drive.mount();
    awaitSlot("in");
    assertTrue(Files.exists(drive.mountPoint().resolve(object)));
    eject().done();
    assertEquals(
        List.of(
            "drive-enrolled", "drive-arrived", "drive-ejected", "drive-arrived", "drive-ejected"),
        ledgerTypes());
  }

  @Test
  void aDriveThatIsPulledIsMissedWithinASecondAndLookedThroughWhenItIsBack() throws Exception {
    scanned();
    long pulled = System.nanoTime();
    drive.pull();
    JsonObject state = awaitSlot("pulled");
    assertTrue(
        Duration.ofNanos(System.nanoTime() - pulled).toMillis() < 3000,
        "a second, and two for a busy machine");
    assertTrue(state.getString("message").contains("No document is lost"), state.encode());
    String status = Console.run("status", "--config", config.toString()).out();
    assertTrue(status.contains("Drive \"B\" was pulled without asking."), status);

    drive.mount();
    awaitSlot("in");
    box.awaitStatus(
        "a drive that has everything",
        now -> Box.target(now, "usb").getString("state").equals("up-to-date"));
    eject().done();
    List<String> types = ledgerTypes();
    assertEquals(
        List.of("drive-enrolled", "drive-arrived", "drive-pulled", "drive-arrived"),
        types.subList(0, 4));
  }

  @Test
  void aDriveThatIsInUseStaysAndSaysSo() throws Exception {
    try (OutputStream open = Files.newOutputStream(drive.mountPoint().resolve("open.txt"))) {
      open.write(1);
      Console busy = eject();
      assertEquals(ExitCode.INCOMPLETE.code(), busy.code());
      assertTrue(busy.err().contains("It can't be pulled yet: "), busy.err());
    }
    assertTrue(drive.isMounted());
    scanned();
    eject().done();
  }

  @Test
  void aDriveThatWasTakenOutWhileTheBoxWasOffIsMissedAtItsStart() throws Exception {
    daemon.close();
    drive.unmount();
    open();
    awaitSlot("pulled");
    assertEquals(List.of("drive-enrolled", "drive-arrived", "drive-pulled"), ledgerTypes());
  }

  @Test
  void oneThatStayedWhileTheBoxWasOffHasNotArrivedAgain() throws Exception {
    daemon.close();
    open();
    awaitSlot("in");
    assertEquals(List.of("drive-enrolled", "drive-arrived"), ledgerTypes());
  }

  @Test
  void aStrangersDriveIsToldAndNotWritten() throws Exception {
    eject().done();
    LoopDevice other = LoopDevice.ext4(folder, "other", SIZE);
    Files.writeString(other.mountPoint().resolve("diary.txt"), "x");
    Programs.run("mount", "--move", other.mountPoint().toString(), drive.mountPoint().toString());
    JsonObject state = awaitSlot("refused");
    assertTrue(state.getString("message").contains("diary.txt"), state.encode());
    try (var files = Files.list(drive.mountPoint())) {
      assertEquals(2, files.count(), "diary and lost+found");
    }
    eject().done();
    assertFalse(drive.isMounted());
  }

  @Test
  void aHubThatDropsOutTakesAllItsDrivesWithItAndBringsThemBack() throws Exception {
    daemon.close();
    box.withTargets(
        """
          usb: { kind: drive, path: slot, smallest: 0 MB }
          second: { kind: drive, path: second, smallest: 0 MB }
        """);
    config = box.configure();
    try (LoopDevice second = LoopDevice.ext4(folder, "second", SIZE)) {
      open();
      Console.run(
              "drive",
              "enrol",
              "C",
              "--slot",
              "second",
              "--check",
              "none",
              "--config",
              config.toString())
          .done();
      scanned();
      drive.pull();
      second.pull();
      awaitSlots("pulled");
      drive.mount();
      second.mount();
      awaitSlots("in");
      scanned();
      Console.run("drive", "eject", "C", "--config", config.toString()).done();
      eject().done();
    }
  }

  private void awaitSlots(String state) {
    box.awaitStatus(
        "slots that are " + state,
        now ->
            now.getJsonArray("slots").stream()
                .allMatch(each -> ((JsonObject) each).getString("state").equals(state)));
  }

  private String scanned() throws Exception {
    scanner.load(Paperwork.sheets(1));
    return box.await(box.press(), "safe").getString("object");
  }

  private Console eject() {
    return Console.run("drive", "eject", "--config", config.toString());
  }

  private JsonObject slot() {
    return box.status().getJsonArray("slots").getJsonObject(0);
  }

  private JsonObject awaitSlot(String state) {
    return Awaitility.await("a slot that is " + state)
        .pollInterval(Duration.ofMillis(20))
        .until(this::slot, now -> now.getString("state").equals(state));
  }

  private List<String> ledgerTypes() throws Exception {
    List<String> types = new ArrayList<>();
    try (var files = Files.list(box.data().resolve("ledger"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".jsonl")).sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          String type = new JsonObject(line).getString("type");
          boolean ofB = line.contains("\"label\":\"B\"");
          if (ofB && type.startsWith("drive-")) {
            types.add(type);
          }
        }
      }
    }
    return types;
  }
}
