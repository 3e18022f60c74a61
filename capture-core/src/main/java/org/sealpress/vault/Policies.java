package org.sealpress.vault;

import java.sql.SQLException;
import java.util.List;
import org.sealpress.ledger.ClassPolicy;

/** How long documents of each class are to be kept, as the ledger has it. */
final class Policies {
  static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE policies (
            class TEXT PRIMARY KEY, retention TEXT NOT NULL, hold INTEGER NOT NULL) WITHOUT ROWID
          """);

  private Policies() {}

  static void apply(Database database, ClassPolicy event) throws SQLException {
    database.change(
        "INSERT OR REPLACE INTO policies VALUES (?, ?, ?)",
        event.documentClass(),
        event.retention(),
        event.hold() ? 1 : 0);
  }

  static List<ClassPolicy> all(Database database) throws SQLException {
    return database.query(
        row -> new ClassPolicy(row.getString(1), row.getString(2), row.getInt(3) != 0),
        "SELECT class, retention, hold FROM policies ORDER BY class");
  }
}
