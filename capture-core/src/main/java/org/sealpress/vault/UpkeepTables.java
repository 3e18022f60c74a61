package org.sealpress.vault;

import java.sql.SQLException;
import java.util.List;
import org.sealpress.ledger.Entry;
import org.sealpress.ledger.Event;

/**
 * The catalog's tables for what is read again, and for what is not on the box. Parts of another
 * number are kept until one round of the present number has found everything whole.
 */
final class UpkeepTables {
  static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE verified (
            target TEXT PRIMARY KEY, part INTEGER NOT NULL, parts INTEGER NOT NULL,
            objects INTEGER NOT NULL, bytes INTEGER NOT NULL, damaged INTEGER NOT NULL,
            missing INTEGER NOT NULL, time INTEGER NOT NULL) WITHOUT ROWID
          """,
          """
          CREATE TABLE verified_parts (
            target TEXT NOT NULL, parts INTEGER NOT NULL, part INTEGER NOT NULL,
            damaged INTEGER NOT NULL, entry INTEGER NOT NULL,
            PRIMARY KEY (target, parts, part)) WITHOUT ROWID
          """,
          """
          CREATE TABLE lost_copies (
            target TEXT NOT NULL, version_seq INTEGER NOT NULL,
            PRIMARY KEY (target, version_seq)) WITHOUT ROWID
          """,
          "CREATE TABLE damages (target TEXT PRIMARY KEY, objects INTEGER NOT NULL) WITHOUT ROWID",
          """
          CREATE TABLE off_box (
            version_seq INTEGER PRIMARY KEY, how TEXT NOT NULL, entry INTEGER NOT NULL)
          """,
          "CREATE INDEX off_box_by ON off_box (how, entry)");

  /** It made room for others. */
  static final String LEFT = "left";

  /** The disk has lost or damaged it. */
  static final String LOST = "lost";

  /** A new box took up the ledger, and fetches only what it needs. */
  static final String NEVER = "never";

  private final Database database;

  UpkeepTables(Database database) {
    this.database = database;
  }

  /**
   * Takes an entry, whose document is in the other tables already.
   *
   * @param time when it was, in milliseconds; never later than it was
   */
  void apply(Entry entry, long time) throws SQLException {
    if (entry.event() instanceof Event.Verified e) {
      verified(e, entry.seq(), time);
    } else if (entry.event() instanceof Event.CopyLost e) {
      lost(e, entry.seq());
    } else if (entry.event() instanceof Event.LeftBox e) {
      offBox(e.document(), e.version(), LEFT, entry.seq());
    } else if (entry.event() instanceof Event.Copied e) {
      copied(e);
    } else if (entry.event() instanceof Event.Rebuilt) {
      database.change(
          "INSERT OR IGNORE INTO off_box SELECT seq, ?, ? FROM versions", NEVER, entry.seq());
    }
  }

  private void copied(Event.Copied event) throws SQLException {
    if (event.target().equals(Event.THIS_BOX)) {
      database.change(
          "DELETE FROM off_box WHERE version_seq IN"
              + " (SELECT seq FROM versions WHERE document = ? AND version = ?)",
          event.document(),
          event.version());
    } else {
      database.change(
          "DELETE FROM lost_copies WHERE target = ? AND version_seq IN"
              + " (SELECT seq FROM versions WHERE document = ? AND version = ?)",
          event.target(),
          event.document(),
          event.version());
    }
  }

  private void verified(Event.Verified event, long entry, long time) throws SQLException {
    database.change(
        "INSERT OR REPLACE INTO verified VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        event.target(),
        event.part(),
        event.parts(),
        event.objects(),
        event.bytes(),
        event.damaged(),
        event.missing(),
        time);
    database.change(
        "INSERT OR REPLACE INTO verified_parts VALUES (?, ?, ?, ?, ?)",
        event.target(),
        event.parts(),
        event.part(),
        event.damaged(),
        entry);
    database.change(
        "DELETE FROM verified_parts WHERE target = ? AND parts <> ? AND ? ="
            + " (SELECT count(*) FROM verified_parts"
            + " WHERE target = ? AND parts = ? AND damaged = 0)",
        event.target(),
        event.parts(),
        event.parts(),
        event.target(),
        event.parts());
  }

  private void lost(Event.CopyLost event, long entry) throws SQLException {
    if (event.reason().equals(Event.CopyLost.DAMAGED)) {
      database.change(
          "INSERT INTO damages VALUES (?, 1) ON CONFLICT (target) DO UPDATE"
              + " SET objects = objects + 1",
          event.target());
    }
    if (event.target().equals(Event.THIS_BOX)) {
      offBox(event.document(), event.version(), LOST, entry);
    } else {
      database.change(
          "INSERT OR IGNORE INTO lost_copies SELECT ?, seq FROM versions"
              + " WHERE document = ? AND version = ?",
          event.target(),
          event.document(),
          event.version());
    }
  }

  private void offBox(String document, int version, String how, long entry) throws SQLException {
    database.change(
        "INSERT OR REPLACE INTO off_box SELECT seq, ?, ? FROM versions"
            + " WHERE document = ? AND version = ?",
        how,
        entry,
        document,
        version);
  }
}
