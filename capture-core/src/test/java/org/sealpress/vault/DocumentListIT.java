package org.sealpress.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.TestClock;
import org.sealpress.ledger.TestEvents;

/**
 * Pages of the list of 100,000 documents; with {@code -Dall=true} of a million. What counts is the
 * time of the processor, so that other work does not fail this.
 */
class DocumentListIT {
  private static final int DOCUMENTS = Boolean.getBoolean("all") ? 1_000_000 : 100_000;
  private static final long LIMIT_MILLIS = 300;
  private static final int PAGE = 50;

  @TempDir Path dir;

  @Test
  void eachPageTakesAMomentWhereverItIs() throws IOException {
    Path file = dir.resolve("catalog.db");
    TestClock clock = new TestClock("2026-11-24T09:20:00Z");
    try (Ledger ledger = Ledger.open(dir.resolve("ledger"), "box", clock, TestEvents.random())) {
      Catalog.open(file, ledger).close();
      fill(file);
      try (Catalog catalog = Catalog.open(file, ledger)) {
        measured(catalog, "to warm up", Wanted.ALL, Optional.empty(), PAGE);
        measured(catalog, "the first", Wanted.ALL, Optional.empty(), PAGE);
        measured(catalog, "in the middle", Wanted.ALL, key(DOCUMENTS / 2), PAGE);
        measured(catalog, "of a class", of("draft", "", ""), key(DOCUMENTS / 3), PAGE);
        measured(catalog, "on the drive", of("", "drive:A:0", ""), Optional.empty(), PAGE);
        catalog.lack("drive:A:0"); // as the box does for each target at its start
        measured(catalog, "not on the drive", of("", "", "drive:A:0"), Optional.empty(), 10);
        measured(catalog, "on nothing", of("", "nowhere", ""), Optional.empty(), 0);
      }
    }
  }

  private static Wanted of(String documentClass, String on, String notOn) {
    return new Wanted(
        given(documentClass),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        given(on),
        given(notOn));
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(each -> !each.isEmpty());
  }

  private static Optional<DocumentPage.Key> key(int number) {
    return Optional.of(new DocumentPage.Key(Instant.ofEpochMilli(time(number)), number));
  }

  private static long time(long number) {
    return 1_700_000_000_000L + number * 1000;
  }

  private static void measured(
      Catalog catalog, String what, Wanted wanted, Optional<DocumentPage.Key> at, int found)
      throws IOException {
    long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    DocumentPage page = catalog.documents().page(wanted, at, PAGE);
    long took =
        Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun)
            .toMillis();
    System.out.printf("a page of %d, %s: %d ms%n", DOCUMENTS, what, took);
    assertEquals(found, page.documents().size(), what);
    assertTrue(took < LIMIT_MILLIS || what.startsWith("to warm"), what + ": " + took + " ms");
  }

  /** All but the last ten are on a drive. */
  private static void fill(Path file) throws IOException {
    try (Database database = Database.open(file)) {
      database.change(
          """
          WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)
          INSERT INTO versions
          SELECT 'doc' || i, 1, CASE WHEN i % 5 = 0 THEN 'draft' ELSE 'legal' END, 2,
                 'objects/' || i, 100000, 'a', 'b', 'c', 1700000000000 + i * 1000, i FROM n
          """,
          DOCUMENTS);
      database.change(
          "INSERT INTO copies SELECT seq, 'drive:A:0', object, sha256, sealed, seq FROM versions"
              + " WHERE seq < ?",
          DOCUMENTS - 10);
      database.commit();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
