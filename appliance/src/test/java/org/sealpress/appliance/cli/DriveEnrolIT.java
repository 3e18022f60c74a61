package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.daemon.Daemon;
import org.sealpress.appliance.fixture.Box;
import org.sealpress.fixture.LoopDevice;
import org.sealpress.fixture.Programs;
import org.sealpress.ledger.DriveEvent;
import org.sealpress.ledger.Entry;
import org.sealpress.ledger.EntryReader;
import org.sealpress.ledger.Ledger;
import org.sealpress.scan.Loopback;

/** {@code sealpress drive enrol} on a real file system, with and without a daemon. */
class DriveEnrolIT {
  @TempDir private Path folder;
  private Box box;
  private Path config;

  @BeforeEach
  void prepare() throws Exception {
    folder = folder.toRealPath();
    box =
        Box.in(folder, Loopback.closedPort())
            .withTargets(
                """
                  usb: { kind: drive, path: slot, smallest: 0 MB }
                  other: { kind: drive, path: none, smallest: 0 MB }
                """);
    config = box.configure();
  }

  private LoopDevice insert() {
    return LoopDevice.ext4(folder, "slot", 48L << 20);
  }

  private Console enrol(String... more) {
    return Console.run(
        Stream.concat(Stream.of("drive", "enrol", "--config", config.toString()), Stream.of(more))
            .toArray(String[]::new));
  }

  private boolean isInLedger(String label) throws IOException {
    Path ledgerOfBox = box.data().resolve("ledger");
    try (Ledger ledger = Ledger.open(ledgerOfBox, "desk", Clock.systemUTC(), new SecureRandom());
        EntryReader entries = ledger.entries(0)) {
      Optional<Entry> entry = entries.next();
      while (entry.isPresent()) {
        if (entry.get().event() instanceof DriveEvent.Enrolled enrolled
            && enrolled.label().equals(label)) {
          return true;
        }
        entry = entries.next();
      }
      return false;
    }
  }

  @Test
  void withoutADaemonItIsDoneThroughTheDataFolder() throws Exception {
    try (LoopDevice device = insert()) {
      assertEquals(
          "The drive is now \"B\": write that on it.\n", enrol("B", "--slot", "usb").done());
      assertHasEverything(device.mountPoint());
      assertTrue(isInLedger("B"));
      String again = last(enrol("C", "--slot", "usb"), ExitCode.TARGET);
      assertTrue(again.contains("is enrolled already, as drive \"B\""), again);
      assertFalse(isInLedger("C"));
    }
  }

  @Test
  void aRunningDaemonDoesIt() throws Exception {
    try (LoopDevice device = insert()) {
      Daemon daemon = new Daemon(ConfigFile.read(config), Clock.systemUTC());
      try (daemon) {
        enrol("B", "--slot", "usb").done();
        assertHasEverything(device.mountPoint());
        box.awaitStatus(
            "a drive that has everything",
            status -> Box.target(status, "usb").getString("state").equals("up-to-date"));
        String again = last(enrol("B", "--slot", "usb"), ExitCode.TARGET);
        assertTrue(again.contains("there is a drive \"B\" in the set already"), again);
      }
      assertTrue(isInLedger("B"));
    }
  }

  @Test
  void whatIsNotEmptyIsLeftAsItIs() throws Exception {
    try (LoopDevice device = insert()) {
      Files.writeString(device.mountPoint().resolve("diary.txt"), "x");
      String line = last(enrol("B", "--slot", "usb"), ExitCode.TARGET);
      assertTrue(line.contains("holds files already (diary.txt)"), line);
      assertFalse(Files.exists(device.mountPoint().resolve("drive.json")));
    }
  }

  @Test
  void theSlotMustBeOne() {
    String several = last(enrol("B"), ExitCode.CONFIGURATION);
    assertEquals("there are several slots (usb, other): say which one with --slot", several);
    String none = last(enrol("B", "--slot", "cellar"), ExitCode.CONFIGURATION);
    assertEquals("there is no slot \"cellar\"; there are usb, other", none);
    String away = last(enrol("B", "--slot", "other"), ExitCode.TARGET);
    assertTrue(away.startsWith("there is no folder "), away);
  }

  @Test
  void wrongUsage() {
    last(enrol("a/b", "--slot", "usb"), ExitCode.USAGE);
    assertEquals(
        "--format and --device are needed together",
        last(enrol("B", "--slot", "usb", "--format", "ext4"), ExitCode.USAGE));
  }

  @Test
  void theSystemsDiskIsNotFormatted() {
    Programs.assume("lsblk");
    String disk =
        Programs.run("sh", "-c", "lsblk -n -o PATH,MOUNTPOINT | awk '$2 == \"/\" { print $1 }'")
            .strip();
    if (disk.isEmpty()) {
      return; // in a container, whose root is no disk
    }
    String line =
        last(enrol("B", "--slot", "usb", "--format", "ext4", "--device", disk), ExitCode.TARGET);
    assertTrue(line.startsWith(disk + " is not formatted: "), line);
  }

  private static void assertHasEverything(Path drive) {
    for (String name :
        new String[] {"drive.json", "README.txt", "restore.sh", "recipients", "checkpoints"}) {
      assertTrue(Files.exists(drive.resolve(name)), name);
    }
    assertFalse(Files.exists(drive.resolve("sealpress-capacity-check")));
  }

  /** The last line of what is told, after any progress. */
  private static String last(Console ended, ExitCode expected) {
    assertEquals(expected.code(), ended.code(), ended.err());
    String line = ended.err().strip();
    line = line.substring(line.lastIndexOf('\n') + 1);
    assertTrue(line.startsWith("sealpress: "), ended.err());
    return line.substring("sealpress: ".length());
  }
}
