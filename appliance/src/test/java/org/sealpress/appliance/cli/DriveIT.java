package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.daemon.Daemon;
import org.sealpress.appliance.fixture.Box;
import org.sealpress.durable.DurableFiles;
import org.sealpress.fixture.Programs;
import org.sealpress.ledger.DriveEvent;
import org.sealpress.ledger.Ledger;
import org.sealpress.scan.virtual.VirtualScanner;

/** The verbs about drives with a daemon that runs. */
@Timeout(240)
class DriveIT {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir private Path folder;

  @Test
  @SuppressWarnings("try") // a daemon is there to run
  void aLostDriveIsRetiredAndStaysSo() throws Exception {
    Programs.assume("rclone", "tesseract");
    try (VirtualScanner scanner = VirtualScanner.builder().start()) {
      Box box =
          Box.in(folder, scanner.address())
              .withTargets("  archive: { kind: folder, path: remote }\n")
              .with("rotation: { cadence: 3 d }\n");
      DurableFiles.deleteTree(box.data()); // with the drive that the fixture has
      Path config = box.configure();
      enrol(box);
      try (Daemon daemon = new Daemon(ConfigFile.read(config), CLOCK)) {
        Console list = Console.run("drive", "list", "--config", config.toString());
        assertEquals(0, list.code(), list.err());
        String[] lines = list.done().split("\n", -1);
        assertTrue(lines[0].startsWith("Drive  Where"), list.out());
        assertTrue(
            lines[1].matches("A +away since .* yes +0 of 0 +never +insert it next"), lines[1]);
        assertTrue(lines[2].matches("B +in the box since .* no +0 of 0 +never +swap it for A"));
        JsonObject json =
            new JsonObject(
                Console.run("drive", "list", "--json", "--config", config.toString()).done());
        assertEquals(3, json.getInteger("cadenceDays"));
        String retired =
            Console.run(
                    "drive",
                    "retire",
                    "A",
                    "--reason",
                    "lost",
                    "--yes",
                    "--config",
                    config.toString())
                .done();
        assertEquals(
            List.of(
                "Nothing was copied to drive A.",
                "there is no document yet",
                "there is one drive alone: while it is in the slot nothing is away; enrol a second"
                    + " one"),
            retired.lines().toList());
        assertEquals(
            "there is no drive `A` to retire; there are: A, B",
            Console.run(
                    "drive", "retire", "A", "--reason", "x", "--yes", "--config", config.toString())
                .failed(ExitCode.USAGE));
      }
      Files.delete(box.data().resolve("vault/catalog.db"));
      try (Daemon daemon = new Daemon(ConfigFile.read(config), CLOCK)) {
        String list = Console.run("drive", "list", "--config", config.toString()).done();
        assertTrue(list.lines().toList().get(1).matches("A +retired since .*"), list);
        box.awaitStatus("a rotation", status -> status.containsKey("rotation"));
        String status = Console.run("status", "--config", config.toString()).out();
        assertTrue(status.contains("\nDrives:   there is no document yet\n"), status);
      }
    }
  }

  private static void enrol(Box box) throws IOException {
    Path folder = box.data().resolve("ledger");
    try (Ledger ledger = Ledger.open(folder, "desk", CLOCK, new SecureRandom())) {
      for (String label : List.of("A", "B")) {
        String id = label.toLowerCase(Locale.ROOT).repeat(32);
        ledger.append(new DriveEvent.Enrolled(id, label, "uuid", 1L << 40));
        ledger.append(new DriveEvent.Arrived(id, label, "usb"));
        if (label.equals("A")) {
          ledger.append(new DriveEvent.Ejected(id, label, "usb"));
        }
      }
    }
  }
}
