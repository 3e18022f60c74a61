package org.sealpress.vault;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sealpress.plan.Backlog;

/**
 * Which documents of a class are due by a time, and when they were sealed. For the thread that
 * holds the catalog.
 */
final class Waiting {
  /** Days begin at a quarter of an hour everywhere. */
  private static final long QUARTER = 900_000;

  private final Database database;
  private final Lacking lacking;

  Waiting(Database database, Lacking lacking) {
    this.database = database;
    this.lacking = lacking;
  }

  /**
   * The last entry of a class that was sealed up to a time; -1 when there is none. What came before
   * it is due too, whatever a wrong clock said then.
   */
  long sealedUpTo(String documentClass, Instant time) throws SQLException {
    List<Long> last =
        database.numbers(
            "SELECT seq FROM versions INDEXED BY versions_by_class"
                + " WHERE class = ? AND sealed <= ? ORDER BY seq DESC LIMIT 1",
            documentClass,
            time.toEpochMilli());
    return last.isEmpty() ? -1 : last.get(0);
  }

  /**
   * What of a class is not on a target.
   *
   * @param name what the target is called in the answer
   * @param upTo what was sealed up to this time is due; empty for all
   */
  Backlog backlog(String target, String name, String documentClass, Optional<Instant> upTo)
      throws SQLException {
    long last = upTo.isEmpty() ? Long.MAX_VALUE : sealedUpTo(documentClass, upTo.get());
    long due = lacking.amount(target, documentClass, last).objects();
    long all =
        upTo.isEmpty() ? due : lacking.amount(target, documentClass, Long.MAX_VALUE).objects();
    List<DocumentVersion> first = due == 0 ? List.of() : lacking.of(target, documentClass, -1, 1);
    Optional<Instant> oldest = first.isEmpty() ? Optional.empty() : judged(first.get(0).seq());
    return new Backlog(name, documentClass, due, oldest, all - due);
  }

  /** When a document was sealed, if that is not in doubt. */
  private Optional<Instant> judged(long seq) throws SQLException {
    return database
        .numbers("SELECT judged FROM placement WHERE seq = ? AND judged IS NOT NULL", seq)
        .stream()
        .findFirst()
        .map(Instant::ofEpochMilli);
  }

  /** How many documents of a class were sealed on which day; of those whose day is known. */
  SortedMap<LocalDate, Long> days(String documentClass, ZoneId zone) throws SQLException {
    SortedMap<LocalDate, Long> days = new TreeMap<>();
    database.query(
        row -> {
          Instant at = Instant.ofEpochMilli(row.getLong(1) * QUARTER);
          return days.merge(LocalDate.ofInstant(at, zone), row.getLong(2), Long::sum);
        },
        "SELECT judged / "
            + QUARTER
            + ", count(*) FROM placement"
            + " WHERE class = ? AND judged IS NOT NULL GROUP BY 1",
        documentClass);
    return days;
  }
}
