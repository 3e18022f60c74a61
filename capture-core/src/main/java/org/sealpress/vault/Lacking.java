package org.sealpress.vault;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What targets lack, class by class. Remembers up to which entry a target has all of a class, so
 * that a target that lacks little is not compared with the whole archive each time. For the thread
 * that holds the catalog.
 */
final class Lacking {
  private static final String WHERE =
      " FROM versions INDEXED BY versions_by_class WHERE class = ? AND seq > ? AND NOT EXISTS"
          + " (SELECT 1 FROM copies WHERE target = ? AND version_seq = seq)";

  private record Shelf(String target, String documentClass) {}

  private final Database database;
  private final Map<Shelf, Long> complete = new HashMap<>();

  Lacking(Database database) {
    this.database = database;
  }

  /** All classes, found in the index without reading all of it. */
  List<String> classes() throws SQLException {
    return database.query(
        row -> row.getString(1),
        "WITH RECURSIVE each (name) AS (SELECT min(class) FROM versions UNION ALL"
            + " SELECT (SELECT min(class) FROM versions WHERE class > name) FROM each"
            + " WHERE name IS NOT NULL) SELECT name FROM each WHERE name IS NOT NULL");
  }

  /** The oldest of a class that a target lacks, after an entry. */
  List<DocumentVersion> of(String target, String documentClass, long after, int limit)
      throws SQLException {
    long from = Math.max(after, complete(target, documentClass));
    return database.query(
        Catalog::version,
        "SELECT " + Catalog.COLUMNS + WHERE + " ORDER BY seq LIMIT ?",
        documentClass,
        from,
        target,
        limit);
  }

  /** How much a target lacks of all classes together. */
  Amount amount(String target) throws SQLException {
    Amount all = Amount.NONE;
    for (String documentClass : classes()) {
      all = all.plus(amount(target, documentClass, Long.MAX_VALUE));
    }
    return all;
  }

  /** How much a target lacks of a class, up to an entry. */
  Amount amount(String target, String documentClass, long last) throws SQLException {
    return database
        .query(
            row -> new Amount(row.getLong(1), row.getLong(2)),
            "SELECT count(*), coalesce(sum(size), 0)" + WHERE + " AND seq <= ?",
            documentClass,
            complete(target, documentClass),
            target,
            last)
        .get(0);
  }

  /** The first entry that a target lacks, of whatever class; empty when it lacks nothing. */
  OptionalLong first(String target) throws SQLException {
    List<Long> first = new ArrayList<>();
    for (String documentClass : classes()) {
      first.addAll(
          database.numbers(
              "SELECT seq" + WHERE + " ORDER BY seq LIMIT 1",
              documentClass,
              complete(target, documentClass),
              target));
    }
    return first.stream().mapToLong(Long::longValue).min();
  }

  /** The entry up to which nothing of a class is lacking. */
  private long complete(String target, String documentClass) throws SQLException {
    Shelf shelf = new Shelf(target, documentClass);
    long known = complete.getOrDefault(shelf, -1L);
    List<Long> first =
        database.numbers(
            "SELECT seq" + WHERE + " ORDER BY seq LIMIT 1", documentClass, known, target);
    long now =
        first.isEmpty()
            ? database
                .numbers(
                    "SELECT coalesce(max(seq), -1) FROM versions WHERE class = ?", documentClass)
                .get(0)
            : first.get(0) - 1;
    complete.put(shelf, now);
    return now;
  }

  /** A target has lost something. */
  void lost(String target) {
    complete.keySet().removeIf(shelf -> shelf.target().equals(target));
  }
}
