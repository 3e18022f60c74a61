package org.sealpress.vault;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sealpress.ledger.Entry;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.EventJson;
import org.sealpress.plan.DriveHistory;
import org.sealpress.plan.DriveRecord;
import org.sealpress.plan.Facts;
import org.sealpress.plan.Holding;

/**
 * The catalog's tables for the rotation of drives: which documents are on which drives, and what
 * became of the drives.
 *
 * <p>Documents on the same drives share one number of {@code holder_sets}; {@code holdings} counts
 * them, and an index has the first and the last of them. How many are on no drive that is away is a
 * sum over few rows, whatever the number of documents. A time that was in doubt is null, and then
 * the next one that was not.
 */
final class Placement {
  static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE placement (
            seq INTEGER PRIMARY KEY, holders INTEGER NOT NULL, class TEXT NOT NULL,
            judged INTEGER)
          """,
          "CREATE INDEX placement_by ON placement (holders, class)",
          """
          CREATE TABLE holdings (
            holders INTEGER NOT NULL, class TEXT NOT NULL,
            documents INTEGER NOT NULL, bytes INTEGER NOT NULL,
            PRIMARY KEY (holders, class)) WITHOUT ROWID
          """,
          """
          CREATE TABLE drive_log (
            seq INTEGER PRIMARY KEY, time INTEGER NOT NULL, doubt INTEGER NOT NULL,
            event TEXT NOT NULL)
          """,
          """
          CREATE TABLE sealed_days (day INTEGER PRIMARY KEY, bytes INTEGER NOT NULL)
          """,
          """
          CREATE TABLE clock (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            latest INTEGER NOT NULL, latest_seq INTEGER NOT NULL)
          """);

  static final String HOLDINGS =
      """
      SELECT members, class, documents, bytes,
        (SELECT judged FROM placement AS p
          WHERE p.holders = h.holders AND p.class = h.class ORDER BY seq LIMIT 1),
        (SELECT judged FROM placement AS p
          WHERE p.holders = h.holders AND p.class = h.class ORDER BY seq DESC LIMIT 1)
      FROM holdings AS h JOIN holder_sets ON id = h.holders WHERE documents > 0
      """;

  private static final long DAY = 86_400_000;

  private final Database database;
  private final Map<Group, long[]> counts = new HashMap<>();
  private final HolderSets sets;
  private DriveHistory history = new DriveHistory();
  private boolean forgotten;
  private long latest;
  private long latestSeq;

  /** Documents of one class on the same drives. */
  private record Group(long holders, String documentClass) {}

  Placement(Database database) throws SQLException {
    this.database = database;
    this.sets = new HolderSets(database);
    reload();
  }

  /** What was applied and not committed is rolled back: all is read again before it is used. */
  void forget() {
    forgotten = true;
  }

  private void reload() throws SQLException {
    counts.clear();
    sets.reload();
    history = new DriveHistory();
    latest = Long.MIN_VALUE;
    latestSeq = -1;
    database.query(
        row -> {
          latest = row.getLong(1);
          latestSeq = row.getLong(2);
          return row;
        },
        "SELECT latest, latest_seq FROM clock");
    database.query(
        row -> history.apply(noted(row)),
        "SELECT seq, time, doubt, event FROM drive_log ORDER BY seq");
    forgotten = false;
  }

  /** Takes an entry, whose document or copy is in the other tables already. */
  void apply(Entry entry) throws SQLException {
    if (forgotten) {
      reload();
    }
    long time = entry.time().toEpochMilli();
    if (!entry.clockDoubt()) {
      if (entry.seq() > latestSeq + 1) {
        database.change("UPDATE placement SET judged = ? WHERE seq > ?", time, latestSeq);
      }
      latest = time;
      latestSeq = entry.seq();
    }
    if (history.apply(entry)) {
      database.change(
          "INSERT INTO drive_log VALUES (?, ?, ?, ?)",
          entry.seq(),
          time,
          entry.clockDoubt() ? 1 : 0,
          new String(EventJson.write(entry.event()), StandardCharsets.UTF_8));
    }
    if (entry.event() instanceof Event.Sealed) {
      sealed(entry);
    } else if (entry.event() instanceof Event.Copied e
        && e.target().startsWith(DriveRecord.PREFIX)) {
      copied(e);
    }
  }

  private void sealed(Entry entry) throws SQLException {
    List<Version> found =
        database.query(
            row -> new Version(entry.seq(), HolderSets.NOBODY, row.getString(1), row.getLong(2)),
            "SELECT class, size FROM versions WHERE seq = ?",
            entry.seq());
    for (Version each : found) { // none when this version was sealed before
      database.change(
          "INSERT INTO placement VALUES (?, ?, ?, ?)",
          each.seq(),
          HolderSets.NOBODY,
          each.documentClass(),
          entry.clockDoubt() ? null : latest);
      database.change(
          "INSERT INTO sealed_days VALUES (?, ?) ON CONFLICT (day) DO UPDATE"
              + " SET bytes = bytes + excluded.bytes",
          Math.floorDiv(latest, DAY),
          each.size());
      count(HolderSets.NOBODY, each, 1);
    }
  }

  private void copied(Event.Copied event) throws SQLException {
    List<Version> found =
        database.query(
            row -> new Version(row.getLong(1), row.getLong(2), row.getString(3), row.getLong(4)),
            "SELECT seq, holders, v.class, size FROM versions AS v JOIN placement USING (seq)"
                + " WHERE document = ? AND version = ?",
            event.document(),
            event.version());
    for (Version each : found) {
      long holders = sets.with(each.holders(), event.target());
      if (holders != each.holders()) {
        database.change("UPDATE placement SET holders = ? WHERE seq = ?", holders, each.seq());
        count(each.holders(), each, -1);
        count(holders, each, 1);
      }
    }
  }

  /** A version of a document, and who has it. */
  private record Version(long seq, long holders, String documentClass, long size) {}

  private void count(long holders, Version version, int by) {
    long[] sum =
        counts.computeIfAbsent(new Group(holders, version.documentClass()), group -> new long[2]);
    sum[0] += by;
    sum[1] += by * version.size();
  }

  private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  /** The latest time so far that was not in doubt, in milliseconds. */
  long latest() throws SQLException {
    if (forgotten) {
      reload();
    }
    return latest;
  }

  /** To be committed together with what was applied. */
  void save() throws SQLException {
    database.change("INSERT OR REPLACE INTO clock VALUES (1, ?, ?)", latest, latestSeq);
    for (Map.Entry<Group, long[]> each : counts.entrySet()) {
      database.change(
          "INSERT INTO holdings VALUES (?, ?, ?, ?) ON CONFLICT (holders, class) DO UPDATE"
              + " SET documents = documents + excluded.documents, bytes = bytes + excluded.bytes",
          each.getKey().holders(),
          each.getKey().documentClass(),
          each.getValue()[0],
          each.getValue()[1]);
    }
    counts.clear();
  }

  List<DriveRecord> drives() throws SQLException {
    if (forgotten) {
      reload();
    }
    return history.drives();
  }

  /** What happened to drives in a time, the first first; without links to what was before. */
  List<Entry> log(Instant from, Instant before) throws SQLException {
    return database.query(
        Placement::noted,
        "SELECT seq, time, doubt, event FROM drive_log WHERE time >= ? AND time < ? ORDER BY seq",
        from.toEpochMilli(),
        before.toEpochMilli());
  }

  private static Entry noted(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong(1),
        Instant.ofEpochMilli(row.getLong(2)),
        row.getInt(3) != 0,
        Entry.NO_PREV,
        Entry.NO_PREV,
        EventJson.read(row.getString(4).getBytes(StandardCharsets.UTF_8)));
  }

  Facts facts() throws SQLException {
    List<DriveRecord> drives = drives();
    List<Holding> holdings =
        database.query(
            row ->
                new Holding(
                    HolderSets.names(row.getString(1)),
                    row.getString(2),
                    row.getLong(3),
                    row.getLong(4),
                    time(row, 5),
                    time(row, 6)),
            HOLDINGS);
    SortedMap<LocalDate, Long> days = new TreeMap<>();
    database.query(
        row -> days.put(LocalDate.ofEpochDay(row.getLong(1)), row.getLong(2)),
        "SELECT day, bytes FROM sealed_days");
    return new Facts(
        drives,
        history.swap(),
        holdings,
        latest == Long.MIN_VALUE ? Instant.MIN : Instant.ofEpochMilli(latest),
        days);
  }
}
