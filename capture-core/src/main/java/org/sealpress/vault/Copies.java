package org.sealpress.vault;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The copies of a version. For the thread that holds the catalog. */
final class Copies {
  private Copies() {}

  /** By target. */
  static List<Copy> of(Database database, long seq) throws SQLException {
    return database.query(
        row ->
            new Copy(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Instant.ofEpochMilli(row.getLong(4))),
        "SELECT target, object, sha256, copied FROM copies WHERE version_seq = ? ORDER BY target",
        seq);
  }
}
