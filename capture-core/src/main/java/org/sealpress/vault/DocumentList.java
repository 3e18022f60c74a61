package org.sealpress.vault;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.sealpress.vault.DocumentPage.Row;
import org.sealpress.vault.Wanted.Place;

/**
 * Finds documents as people look for them, a page at a time, what was sealed last first. How long a
 * page takes does not depend on how many documents there are: an index leads to where it begins,
 * and when few of those that are looked through are wanted, it ends early. Safe for several
 * threads, which have their turn in between.
 */
public final class DocumentList {
  static final List<String> TABLES =
      List.of(
          "CREATE INDEX versions_by_time ON versions (sealed)",
          "CREATE INDEX versions_by_class_and_time ON versions (class, sealed)");

  /** So many are looked at in one go. */
  static final int GO = 2_000;

  /** So many are looked through for one page. */
  static final int MOST = 40_000;

  private static final String SELECT =
      "SELECT "
          + Catalog.COLUMNS
          + ", (SELECT how FROM off_box WHERE version_seq = seq)"
          + ", EXISTS (SELECT 1 FROM copies WHERE target = ? AND version_seq = seq)"
          + ", EXISTS (SELECT 1 FROM copies WHERE target = ? AND version_seq = seq)"
          + " FROM versions WHERE ";

  private static final String PAGE =
      "sealed >= ? AND (sealed, seq) < (?, ?) ORDER BY sealed DESC, seq DESC LIMIT ?";

  private static final DocumentPage.Key END =
      new DocumentPage.Key(Instant.ofEpochMilli(Long.MAX_VALUE), Long.MAX_VALUE);

  private final Database database;
  private final Lacking lacking;
  private final Upkeep.Asking catalog;

  DocumentList(Database database, Lacking lacking, Upkeep.Asking catalog) {
    this.database = database;
    this.lacking = lacking;
    this.catalog = catalog;
  }

  /** One that is looked at. */
  private record Candidate(DocumentVersion version, Place place, boolean wanted) {
    DocumentPage.Key key() {
      return new DocumentPage.Key(version.sealed(), version.seq());
    }
  }

  /**
   * A page.
   *
   * @param after where it begins; empty for the first
   * @param limit so many documents at most
   */
  public DocumentPage page(Wanted wanted, Optional<DocumentPage.Key> after, int limit)
      throws IOException {
    long from = catalog.ask(() -> begin(wanted));
    DocumentPage.Key at = earlier(after.orElse(END), wanted.before());
    int go = wanted.isPlain() ? limit : GO;
    List<Candidate> found = new ArrayList<>();
    for (int looked = 0; looked < MOST; looked += go) {
      DocumentPage.Key begin = at;
      List<Candidate> some = catalog.ask(() -> candidates(wanted, from, begin, go));
      for (Candidate each : some) {
        at = each.key();
        if (each.wanted()) {
          found.add(each);
          if (found.size() == limit) {
            return new DocumentPage(rows(found), Optional.of(at));
          }
        }
      }
      if (some.size() < go) {
        return new DocumentPage(rows(found), Optional.empty());
      }
    }
    return new DocumentPage(rows(found), Optional.of(at));
  }

  /** Documents whose id begins so, by their ids; so many versions at most. */
  public List<Row> called(String beginning, int limit) throws IOException {
    List<Candidate> found =
        catalog.ask(
            () ->
                database.query(
                    row -> candidate(row, Wanted.ALL),
                    SELECT + "document >= ? AND document < ? ORDER BY document, version LIMIT ?",
                    "",
                    "",
                    beginning,
                    beginning + Character.MAX_VALUE,
                    limit));
    return rows(found);
  }

  private static DocumentPage.Key earlier(DocumentPage.Key key, Optional<Instant> before) {
    Optional<DocumentPage.Key> end = before.map(time -> new DocumentPage.Key(time, Long.MIN_VALUE));
    return end.isPresent() && end.get().sealed().compareTo(key.sealed()) <= 0 ? end.get() : key;
  }

  /** A target that lacks little lacks the last ones: those before need no look. */
  private long begin(Wanted wanted) throws SQLException {
    long from = wanted.from().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE);
    if (wanted.notOn().isEmpty()) {
      return from;
    }
    OptionalLong first = lacking.first(wanted.notOn().get());
    if (first.isEmpty()) {
      return Long.MAX_VALUE;
    }
    List<Long> last =
        database.numbers(
            "SELECT sealed FROM versions WHERE seq >= ? ORDER BY seq LIMIT ?",
            first.getAsLong(),
            GO);
    return last.size() == GO ? from : Math.max(from, Collections.min(last));
  }

  private List<Candidate> candidates(Wanted wanted, long from, DocumentPage.Key at, int limit)
      throws SQLException {
    List<Object> values = new ArrayList<>();
    values.add(wanted.on().orElse(""));
    values.add(wanted.notOn().orElse(""));
    wanted.documentClass().ifPresent(values::add);
    values.addAll(List.of(from, at.sealed().toEpochMilli(), at.seq(), limit));
    return database.query(
        row -> candidate(row, wanted),
        SELECT + (wanted.documentClass().isPresent() ? "class = ? AND " : "") + PAGE,
        values.toArray());
  }

  private static Candidate candidate(ResultSet row, Wanted wanted) throws SQLException {
    Place place = place(row.getString(12));
    boolean isWanted = wanted.takes(place, row.getBoolean(13), !row.getBoolean(14));
    return new Candidate(Catalog.version(row), place, isWanted);
  }

  private static Place place(@Nullable String how) {
    if (how == null) {
      return Place.HERE;
    }
    return switch (how) {
      case UpkeepTables.LEFT -> Place.LEFT;
      case UpkeepTables.NEVER -> Place.NEVER;
      default -> Place.LOST;
    };
  }

  private List<Row> rows(List<Candidate> found) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (Candidate each : found) {
      List<Copy> copies = catalog.ask(() -> new CopyTable(database).of(each.version().seq()));
      rows.add(new Row(each.version(), each.place(), copies));
    }
    return rows;
  }
}
