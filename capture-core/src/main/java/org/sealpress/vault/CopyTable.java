package org.sealpress.vault;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpress.ledger.Event;

/**
 * What is on which target, and what of it was read again. For the thread that holds the catalog.
 */
record CopyTable(Database database) {

  /** What is not on a target, the oldest first, after an entry. */
  List<DocumentVersion> lacking(String target, long after, int limit) throws SQLException {
    return database.query(
        Catalog::version,
        "SELECT "
            + Catalog.COLUMNS
            + " FROM versions WHERE seq > ? AND NOT EXISTS (SELECT 1 FROM copies"
            + " WHERE target = ? AND version_seq = seq) ORDER BY seq LIMIT ?",
        after,
        target,
        limit);
  }

  /** What is on a target, the oldest first, after an entry. */
  List<DocumentVersion> on(String target, long after, int limit) throws SQLException {
    return database.query(
        Catalog::version,
        "SELECT "
            + Catalog.COLUMNS
            + " FROM copies JOIN versions ON seq = version_seq"
            + " WHERE target = ? AND version_seq > ? ORDER BY version_seq LIMIT ?",
        target,
        after,
        limit);
  }

  /** How many versions are on a target. */
  long count(String target) throws SQLException {
    return database.numbers("SELECT count(*) FROM copies WHERE target = ?", target).get(0);
  }

  /** The object on a target that was sealed last. */
  Optional<String> newest(String target) throws SQLException {
    return database
        .query(
            row -> row.getString(1),
            "SELECT object FROM copies WHERE target = ? ORDER BY version_seq DESC LIMIT 1",
            target)
        .stream()
        .findFirst();
  }

  /** The copies of a version, by target. */
  List<Copy> of(String document, int version) throws SQLException {
    return copies("document = ? AND version = ?", document, version);
  }

  /** The same of the version that was sealed with an entry. */
  List<Copy> of(long entry) throws SQLException {
    return copies("seq = ?", entry);
  }

  private List<Copy> copies(String which, Object... values) throws SQLException {
    return database.query(
        row ->
            new Copy(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Instant.ofEpochMilli(row.getLong(4))),
        "SELECT target, copies.object, copies.sha256, copied FROM copies JOIN versions"
            + " ON version_seq = seq WHERE "
            + which
            + " ORDER BY target",
        values);
  }

  /** The last check of a target. */
  Optional<Event.Verified> verified(String target) throws SQLException {
    return database
        .query(
            row ->
                new Event.Verified(
                    target,
                    row.getInt(1),
                    row.getInt(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6)),
            "SELECT part, parts, objects, bytes, damaged, missing FROM verified WHERE target = ?",
            target)
        .stream()
        .findFirst();
  }
}
