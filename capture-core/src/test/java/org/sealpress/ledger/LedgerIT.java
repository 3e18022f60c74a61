package org.sealpress.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.durable.Says.says;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
    write(entries);
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

  /** As {@link Ledger} would, but without an fsync a line; in ten segments. */
  private void write(int entries) throws IOException {
    String prev = Entry.NO_PREV;
    int segment = entries / 10;
    for (int first = 0; first < entries; first += segment) {
      int last = first + segment - 1;
      Path file = dir.resolve(last == entries - 1 ? Segment.OPEN : Segment.name(first, last));
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
        for (int seq = first; seq <= last; seq++) {
          Event event =
              seq == 0
                  ? new Event.Opened("box", RandomId.next(TestEvents.random()))
                  : TestEvents.event(seq % 3 == 0 ? 3 : seq % 3);
          byte[] line = EntryLine.write(seq, Instant.EPOCH.plusSeconds(seq), false, prev, event);
          out.write(line);
          out.write('\n');
          prev = EntryLine.hash(line, 0, line.length);
        }
      }
    }
  }

  private Ledger open(Path at) throws IOException {
    return Ledger.open(at, "box", clock, TestEvents.random());
  }
}
