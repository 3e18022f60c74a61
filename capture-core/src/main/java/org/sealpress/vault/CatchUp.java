package org.sealpress.vault;

import java.io.Closeable;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sealpress.ledger.ClassPolicy;
import org.sealpress.ledger.Entry;
import org.sealpress.ledger.EntryReader;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Head;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.LedgerFault;
import org.sealpress.plan.DriveRecord;
import org.sealpress.plan.Facts;

/** Brings the catalog's tables up to the ledger's last entry. */
final class CatchUp implements Closeable {
  private static final int ENTRIES_A_TRANSACTION = 10_000;

  private final Database database;
  private final Ledger ledger;
  private final Lacking lacking;
  private final Placement placement;
  private final UpkeepTables upkeep;
  private final List<String> damage = new ArrayList<>();
  private Head applied;
  private @Nullable EntryReader entries;

  CatchUp(Database database, Ledger ledger, Lacking lacking) throws SQLException {
    this.database = database;
    this.lacking = lacking;
    this.ledger = ledger;
    this.placement = new Placement(database);
    this.upkeep = new UpkeepTables(database);
    this.applied = read(database).orElse(new Head(ledger.id(), -1, Entry.NO_PREV));
  }

  private static Optional<Head> read(Database database) throws SQLException {
    return database
        .query(
            row -> new Head(row.getString(1), row.getLong(2), row.getString(3)),
            "SELECT ledger, seq, hash FROM applied")
        .stream()
        .findFirst();
  }

  /**
   * Whether the last entry that was applied is still in the ledger.
   *
   * @return what is wrong, empty when nothing is
   */
  static Optional<String> compare(Database database, Ledger ledger)
      throws SQLException, IOException {
    Head known = read(database).orElse(null);
    if (known == null) {
      return Optional.empty();
    }
    if (!known.ledger().equals(ledger.id())) {
      return Optional.of("it is of the ledger " + known.ledger() + ", and this is " + ledger.id());
    }
    if (known.seq() > ledger.head().seq()) {
      return Optional.of(
          "it knows entry "
              + known.seq()
              + ", and the ledger ends with entry "
              + ledger.head().seq()
              + ": the ledger's end was cut off");
    }
    try (EntryReader at = ledger.entries(known.seq())) {
      Optional<Entry> entry = at.next();
      if (entry.isPresent() && entry.get().hash().equals(known.hash())) {
        return Optional.empty();
      }
    } catch (LedgerFault e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    return Optional.of("entry " + known.seq() + " of the ledger is another one than it was");
  }

  Head applied() {
    return applied;
  }

  List<String> damage() {
    return List.copyOf(damage);
  }

  /** Applies what is new; costs nothing when nothing is. */
  void run() throws SQLException, IOException {
    if (applied.seq() >= ledger.head().seq()) {
      return;
    }
    EntryReader reader = entries;
    if (reader == null) {
      reader = ledger.entries(applied.seq() + 1);
      entries = reader;
    }
    @Nullable Entry last = null;
    int count = 0;
    try {
      while (true) {
        Optional<Entry> next = next(reader);
        if (next.isEmpty()) {
          break;
        }
        last = next.get();
        apply(last);
        if (++count % ENTRIES_A_TRANSACTION == 0) {
          save(last);
        }
      }
      if (last != null) {
        save(last);
      }
    } catch (SQLException | IOException | RuntimeException e) {
      placement.forget();
      database.rollback();
      close(); // the next run starts again after what was saved
      throw e;
    }
  }

  private Optional<Entry> next(EntryReader reader) throws IOException {
    while (true) {
      try {
        return reader.next();
      } catch (LedgerFault e) {
        damage.add(String.valueOf(e.getMessage()));
      }
    }
  }

  private void save(Entry entry) throws SQLException {
    Head head = new Head(ledger.id(), entry.seq(), entry.hash());
    database.change(
        "INSERT OR REPLACE INTO applied VALUES (1, ?, ?, ?)",
        head.ledger(),
        head.seq(),
        head.hash());
    placement.save();
    database.commit();
    applied = head;
  }

  private void apply(Entry entry) throws SQLException {
    long time = entry.time().toEpochMilli();
    Happenings.apply(database, entry);
    if (entry.event() instanceof Event.Sealed e) {
      database.change(
          "INSERT OR IGNORE INTO versions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          e.document(),
          e.version(),
          e.documentClass(),
          e.pages(),
          e.object(),
          e.size(),
          e.sha256(),
          e.plainSha256(),
          e.capture(),
          time,
          entry.seq());
    } else if (entry.event() instanceof Event.Copied e && !e.target().equals(Event.THIS_BOX)) {
      database.change(
          "INSERT OR REPLACE INTO copies SELECT seq, ?, ?, ?, ?, ? FROM versions"
              + " WHERE document = ? AND version = ?",
          e.target(),
          e.object(),
          e.sha256(),
          time,
          entry.seq(),
          e.document(),
          e.version());
    } else if (entry.event() instanceof Event.CopyLost e) {
      database.change(
          "DELETE FROM copies WHERE target = ? AND version_seq IN"
              + " (SELECT seq FROM versions WHERE document = ? AND version = ?)",
          e.target(),
          e.document(),
          e.version());
      lacking.lost(e.target());
    } else if (entry.event() instanceof Event.Recipients e) {
      database.change(
          "INSERT OR REPLACE INTO recipients VALUES (1, ?, ?)",
          String.join(" ", e.fingerprints()),
          String.join(" ", e.expired()));
    } else if (entry.event() instanceof ClassPolicy e) {
      Policies.apply(database, e);
    }
    upkeep.apply(entry, entry.clockDoubt() ? Math.max(time, placement.latest()) : time);
    placement.apply(entry);
  }

  List<DriveRecord> drives() throws SQLException {
    return placement.drives();
  }

  List<Entry> driveLog(Instant from, Instant before) throws SQLException {
    return placement.log(from, before);
  }

  Facts facts() throws SQLException {
    return placement.facts();
  }

  @Override
  public void close() throws IOException {
    if (entries != null) {
      entries.close();
      entries = null;
    }
  }
}
