package org.sealpress.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.durable.Says.says;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.durable.DiskFull;
import org.sealpress.durable.TestDisk;

/** On disks that lose their power or fill up, and with a million entries. */
class LedgerIT {
  @TempDir Path dir;

  private final TestClock clock = new TestClock("2026-11-24T09:15:00Z");

  @Test
  void everyEntryThatWasConfirmedOutlivesAPowerCut() throws IOException {
    try (TestDisk disk = TestDisk.ext4(dir, 16)) {
      Path at = disk.root().resolve("ledger");
      for (int round = 0; round < 5; round++) {
        Ledger ledger = open(at);
        for (int n = 0; n < 7; n++) {
          ledger.append(TestEvents.event(n));
        }
        ledger.cut();
        ledger.append(TestEvents.event(round));
        Head head = ledger.head();

        disk.cutPower();

        assertThrows(IOException.class, () -> ledger.append(TestEvents.event(9)));
        ledger.close();
        disk.mount();
        assertEquals(new Verdict.Intact(head, head.seq() + 1, 0), LedgerReader.at(at).verify(head));
      }
    }
  }

  @Test
  void aFullDiskIsNamedAndTheLedgerGoesOnOnceThereIsRoom() throws IOException {
    try (TestDisk disk = TestDisk.tmpfs(dir, 64 * 1024)) {
      try (Ledger ledger = open(disk.root().resolve("ledger"));
          EntryReader reader = ledger.entries(1)) {
        Event large = new Event.Discarded("x", "y".repeat(30_000));
        DiskFull full =
            assertThrows(
                DiskFull.class,
                () -> {
                  while (true) {
                    ledger.append(large);
                  }
                });
        says(full, "open.jsonl", "free");
        Head head = ledger.head();
        assertInstanceOf(Verdict.Intact.class, ledger.verify());
        long read = 0;
        for (var next = reader.next(); next.isPresent(); next = reader.next()) {
          read = next.get().seq();
        }
        assertEquals(head.seq(), read);
        assertEquals(head.seq() + 1, ledger.append(TestEvents.event(1)).seq());
        assertInstanceOf(Verdict.Intact.class, ledger.verify());
        assertEquals(TestEvents.event(1), reader.next().orElseThrow().event());
      }
    }
  }

  @Test
  void aMillionEntriesAreVerifiedInWellUnderThirtySeconds() throws IOException {
    int entries = 1_000_000;
    ManyEntries.write(dir, entries, entries / 10);
    Files.move(dir.resolve("0000900000-0000999999.jsonl"), dir.resolve(Segment.OPEN));
    long start = System.nanoTime();
    Verdict verdict = LedgerReader.at(dir).verify();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    System.out.printf("1,000,000 entries verified in %d ms%n", took.toMillis());
    assertEquals(entries, assertInstanceOf(Verdict.Intact.class, verdict).entries());
    assertTrue(took.toSeconds() < 30, took.toString());

    start = System.nanoTime();
    try (Ledger ledger = open(dir)) {
      assertEquals(entries - 1, ledger.head().seq());
    }
    System.out.printf("opened in %d ms%n", (System.nanoTime() - start) / 1_000_000);
  }

  private Ledger open(Path at) throws IOException {
    return Ledger.open(at, "box", clock, TestEvents.random());
  }
}
