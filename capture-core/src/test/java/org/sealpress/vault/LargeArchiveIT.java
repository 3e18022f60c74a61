package org.sealpress.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.RandomId;
import org.sealpress.ledger.TestClock;
import org.sealpress.ledger.TestEvents;

/**
 * What a drive lacks, of 50,000 documents; with {@code -Dall=true} of a million. What is asked is
 * what a round asks before its first copy: how much, and the first page of each class. What counts
 * is the time of the processor, since all of it is that, and other work must not fail this.
 */
class LargeArchiveIT {
  private static final boolean ALL = Boolean.getBoolean("all");
  private static final int DOCUMENTS = ALL ? 1_000_000 : 50_000;
  private static final int LAST = 10;
  private static final int STEP = 1000;
  private static final long LIMIT = Duration.ofSeconds(2).toMillis();
  private static final List<String> CLASSES = List.of("legal", "draft", "letter");

  @TempDir Path dir;
  private final TestClock clock = new TestClock("2026-11-24T09:20:00Z");

  @Test
  void isPlannedInUnderTwoSeconds() throws IOException {
    Path file = dir.resolve("catalog.db");
    try (Ledger ledger = Ledger.open(dir.resolve("ledger"), "box", clock, TestEvents.random())) {
      fill(ledger);
      Catalog.open(file, ledger).close();
      try (Catalog catalog = Catalog.open(file, ledger)) {
        planned(catalog, "drive:all", DOCUMENTS);
        planned(catalog, "drive:last", LAST);
        planned(catalog, "drive:none", 0);
        planned(catalog, "drive:none", 0);
      }
    }
  }

  private static void planned(Catalog catalog, String target, long lacking) throws IOException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begun = System.nanoTime();
    long cpuBegun = threads.getCurrentThreadCpuTime();
    Amount lack = catalog.lack(target);
    long pages = 0;
    for (String documentClass : catalog.classes()) {
      pages += catalog.notOn(target, documentClass, -1, 200).size();
    }
    long millis = Duration.ofNanos(threads.getCurrentThreadCpuTime() - cpuBegun).toMillis();
    System.out.printf(
        "%s lacks %d of %d: %d ms, on the clock %d ms%n",
        target, lacking, DOCUMENTS, millis, Duration.ofNanos(System.nanoTime() - begun).toMillis());
    assertEquals(lacking, lack.objects());
    assertEquals(100 * lacking, lack.bytes());
    assertEquals(Math.min(lacking, lacking > LAST ? 200 * CLASSES.size() : LAST), pages);
    assertTrue(millis < LIMIT, millis + " ms");
  }

  private static void fill(Ledger ledger) throws IOException {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < DOCUMENTS; i++) {
      Event.Sealed sealed = sealed(i);
      events.add(sealed);
      events.add(copied(sealed, "drive:none"));
      if (i < DOCUMENTS - LAST) {
        events.add(copied(sealed, "drive:last"));
      }
      if (events.size() > STEP) {
        ledger.append(events);
        events.clear();
      }
    }
    ledger.append(events);
  }

  private static Event.Copied copied(Event.Sealed sealed, String target) {
    return new Event.Copied(sealed.document(), 1, target, sealed.object(), sealed.sha256());
  }

  private static Event.Sealed sealed(int number) {
    String document = RandomId.next(TestEvents.random());
    return new Event.Sealed(
        document,
        1,
        CLASSES.get(number % CLASSES.size()),
        2,
        "objects/2026/11/24/" + document + ".v1.cms",
        100,
        "%064d".formatted(number),
        "b".repeat(64),
        List.of("c".repeat(64)),
        "capture");
  }
}
