package org.sealpress.vault;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.sealpress.ledger.Entry;
import org.sealpress.ledger.Event;

/**
 * Which entries of the ledger tell of a document: its versions and present copies are in other
 * tables already, and what came and went is in one of its own.
 */
public final class Happenings {
  static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE happened (
            version_seq INTEGER NOT NULL, entry INTEGER NOT NULL,
            PRIMARY KEY (version_seq, entry)) WITHOUT ROWID
          """);

  private final Database database;
  private final Upkeep.Asking catalog;

  Happenings(Database database, Upkeep.Asking catalog) {
    this.database = database;
    this.catalog = catalog;
  }

  /** Takes an entry, before it is in the other tables. */
  static void apply(Database database, Entry entry) throws SQLException {
    if (entry.event() instanceof Event.CopyLost e) {
      database.change(
          "INSERT OR IGNORE INTO happened SELECT version_seq, entry FROM copies"
              + " JOIN versions ON version_seq = seq"
              + " WHERE document = ? AND version = ? AND target = ?",
          e.document(),
          e.version(),
          e.target());
      add(database, e.document(), e.version(), entry.seq());
    } else if (entry.event() instanceof Event.LeftBox e) {
      add(database, e.document(), e.version(), entry.seq());
    } else if (entry.event() instanceof Event.Copied e && e.target().equals(Event.THIS_BOX)) {
      add(database, e.document(), e.version(), entry.seq());
    }
  }

  private static void add(Database database, String document, int version, long entry)
      throws SQLException {
    database.change(
        "INSERT OR IGNORE INTO happened SELECT seq, ? FROM versions"
            + " WHERE document = ? AND version = ?",
        entry,
        document,
        version);
  }

  /** The numbers of the entries about a document and its copies, in their order. */
  public List<Long> of(String document) throws IOException {
    return catalog.ask(
        () -> {
          TreeSet<Long> entries = new TreeSet<>();
          for (long seq :
              database.numbers("SELECT seq FROM versions WHERE document = ?", document)) {
            entries.add(seq);
            entries.addAll(database.numbers("SELECT entry FROM copies WHERE version_seq = ?", seq));
            entries.addAll(
                database.numbers("SELECT entry FROM happened WHERE version_seq = ?", seq));
          }
          return new ArrayList<>(entries);
        });
  }
}
