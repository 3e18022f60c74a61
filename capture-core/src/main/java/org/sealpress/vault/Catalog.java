package org.sealpress.vault;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.sealpress.ledger.ClassPolicy;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Head;
import org.sealpress.ledger.Ledger;
import org.sealpress.plan.Backlog;
import org.sealpress.plan.DriveRecord;
import org.sealpress.plan.Facts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds documents quickly. A cache of the ledger: every question first brings it up to the ledger's
 * last entry, and a file that is damaged, of an older layout or of another ledger is made again.
 * Safe for several threads.
 */
public final class Catalog implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Catalog.class);

  /** What {@link #version(ResultSet)} takes, of the table or joined to that of the copies. */
  static final String COLUMNS =
      "document, version, class, pages, versions.object, size, versions.sha256, plain_sha256,"
          + " capture, sealed, seq";

  /** The same when another joined table has names of these too. */
  static final String COLUMNS_OF_VERSIONS =
      "document, version, versions.class, pages, object, size, sha256, plain_sha256, capture,"
          + " sealed, versions.seq";

  private final Database database;
  private final CatchUp catchUp;
  private final Lacking lacking;
  private final Waiting waiting;
  private final Optional<String> finding;
  private final Upkeep upkeep;

  private Catalog(Database database, CatchUp catchUp, Lacking lacking, Optional<String> finding) {
    this.database = database;
    this.catchUp = catchUp;
    this.lacking = lacking;
    this.waiting = new Waiting(database, lacking);
    this.finding = finding;
    this.upkeep = new Upkeep(database, this::ask);
  }

  /**
   * Opens the catalog of a ledger and brings it up to date, or makes it.
   *
   * @throws VaultFault {@link VaultFault.Kind#CATALOG} when it cannot even be made
   */
  public static Catalog open(Path file, Ledger ledger) throws IOException {
    try {
      Database database = Database.open(file);
      Optional<String> finding = compare(database, ledger);
      if (finding.isEmpty()) {
        return over(database, ledger, finding);
      }
      database.close();
      LOG.warn("the catalog is made again: {}", finding.get());
      Database.delete(file);
      return over(Database.open(file), ledger, finding);
    } catch (SQLException e) {
      LOG.warn("the catalog {} is made again: {}", file, e.getMessage());
      return rebuild(file, ledger);
    }
  }

  /** Makes it again from the ledger alone. */
  public static Catalog rebuild(Path file, Ledger ledger) throws IOException {
    Database.delete(file);
    try {
      return over(Database.open(file), ledger, Optional.empty());
    } catch (SQLException e) {
      throw fault(e);
    }
  }

  private static Optional<String> compare(Database database, Ledger ledger)
      throws SQLException, IOException {
    try {
      return CatchUp.compare(database, ledger);
    } catch (SQLException | IOException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static Catalog over(Database database, Ledger ledger, Optional<String> finding)
      throws SQLException, IOException {
    try {
      Lacking lacking = new Lacking(database);
      CatchUp catchUp = new CatchUp(database, ledger, lacking);
      catchUp.run();
      return new Catalog(database, catchUp, lacking, finding);
    } catch (SQLException | IOException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /**
   * What the catalog knew better than the ledger when it was opened: entries that are gone, or are
   * others now. A sign that the ledger was rolled back.
   */
  public Optional<String> finding() {
    return finding;
  }

  /** What was read again, and what is on the box. */
  public Upkeep upkeep() {
    return upkeep;
  }

  /** What could not be read of the ledger, one line each; empty when all is well. */
  public synchronized List<String> damage() {
    return catchUp.damage();
  }

  /** The last entry that is in it. */
  public synchronized Head applied() throws IOException {
    return ask(() -> catchUp.applied());
  }

  /** One version of a document. */
  public synchronized Optional<DocumentVersion> find(String document, int version)
      throws IOException {
    return ask(
        () ->
            database
                .query(
                    Catalog::version,
                    "SELECT " + COLUMNS + " FROM versions WHERE document = ? AND version = ?",
                    document,
                    version)
                .stream()
                .findFirst());
  }

  /** All versions of a document, the first one first; empty when there is no such document. */
  public synchronized List<DocumentVersion> versions(String document) throws IOException {
    return ask(
        () ->
            database.query(
                Catalog::version,
                "SELECT " + COLUMNS + " FROM versions WHERE document = ? ORDER BY version",
                document));
  }

  /**
   * For whom documents are sealed, as the ledger's last entry of that kind has it, without what it
   * changed; empty when there is none.
   */
  public synchronized Optional<Event.Recipients> recipients() throws IOException {
    return ask(
        () ->
            database
                .query(
                    row ->
                        new Event.Recipients(
                            words(row.getString(1)), List.of(), List.of(), words(row.getString(2))),
                    "SELECT fingerprints, expired FROM recipients")
                .stream()
                .findFirst());
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }

  /** What was sealed last, the newest first. */
  public synchronized List<DocumentVersion> latest(int limit) throws IOException {
    return ask(
        () ->
            database.query(
                Catalog::version,
                "SELECT " + COLUMNS + " FROM versions ORDER BY seq DESC LIMIT ?",
                limit));
  }

  /**
   * What is not on a target yet, the oldest first. To go through all of it, ask again after the
   * last one's {@code seq}.
   *
   * @param after only what was sealed after this entry; -1 for all
   */
  public synchronized List<DocumentVersion> notOn(String target, long after, int limit)
      throws IOException {
    return ask(
        () ->
            database.query(
                Catalog::version,
                "SELECT "
                    + COLUMNS
                    + " FROM versions WHERE seq > ? AND NOT EXISTS (SELECT 1 FROM copies"
                    + " WHERE target = ? AND version_seq = seq) ORDER BY seq LIMIT ?",
                after,
                target,
                limit));
  }

  /** The classes that there are documents of, sorted. */
  public synchronized List<String> classes() throws IOException {
    return ask(lacking::classes);
  }

  /**
   * What of one class is not on a target yet, the oldest first; to be asked again after the last
   * one's {@code seq}. What it has from the beginning without a gap is not looked at again.
   *
   * @param after only what was sealed after this entry; -1 for all
   */
  public synchronized List<DocumentVersion> notOn(
      String target, String documentClass, long after, int limit) throws IOException {
    return ask(() -> lacking.of(target, documentClass, after, limit));
  }

  /** How much is not on a target yet. */
  public synchronized Amount lack(String target) throws IOException {
    return ask(() -> lacking.amount(target));
  }

  /**
   * How much of a class is not on a target yet.
   *
   * @param last only what was sealed up to this entry
   */
  public synchronized Amount lack(String target, String documentClass, long last)
      throws IOException {
    return ask(() -> lacking.amount(target, documentClass, last));
  }

  /** The last entry of a class that was sealed up to a time; -1 when there is none. */
  public synchronized long sealedUpTo(String documentClass, Instant time) throws IOException {
    return ask(() -> waiting.sealedUpTo(documentClass, time));
  }

  /**
   * What of a class is not on a target.
   *
   * @param target its name in the ledger
   * @param name its name in the configuration
   * @param upTo what was sealed up to this time is due; empty for all
   */
  public synchronized Backlog backlog(
      String target, String name, String documentClass, Optional<Instant> upTo) throws IOException {
    return ask(() -> waiting.backlog(target, name, documentClass, upTo));
  }

  /**
   * How many documents of a class were sealed on which day where the box stands. Those that were
   * sealed on a doubtful clock count on the day on which it was sure again.
   */
  public synchronized SortedMap<LocalDate, Long> sealedDays(String documentClass, ZoneId zone)
      throws IOException {
    return ask(() -> waiting.days(documentClass, zone));
  }

  /** How long documents of classes are to be kept, by the ledger's last word on each. */
  public synchronized List<ClassPolicy> policies() throws IOException {
    return ask(() -> Policies.all(database));
  }

  /** How many versions a target has. */
  public synchronized long held(String target) throws IOException {
    return ask(
        () -> database.numbers("SELECT count(*) FROM copies WHERE target = ?", target).get(0));
  }

  /** The object on a target that was sealed last; empty when it has none. */
  public synchronized Optional<String> newestOn(String target) throws IOException {
    return ask(
        () ->
            database
                .query(
                    row -> row.getString(1),
                    "SELECT object FROM copies WHERE target = ? ORDER BY version_seq DESC LIMIT 1",
                    target)
                .stream()
                .findFirst());
  }

  /**
   * What a target has, the oldest first; to be asked again after the last one's {@code seq}.
   *
   * @param after only what was sealed after this entry; -1 for all
   */
  public synchronized List<DocumentVersion> on(String target, long after, int limit)
      throws IOException {
    return ask(
        () ->
            database.query(
                Catalog::version,
                "SELECT "
                    + COLUMNS
                    + " FROM copies JOIN versions ON seq = version_seq"
                    + " WHERE target = ? AND version_seq > ? ORDER BY version_seq LIMIT ?",
                target,
                after,
                limit));
  }

  /** The last check of a target that the ledger has; empty when there was none. */
  public synchronized Optional<Event.Verified> verified(String target) throws IOException {
    return ask(
        () ->
            database
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
                    "SELECT part, parts, objects, bytes, damaged, missing FROM verified"
                        + " WHERE target = ?",
                    target)
                .stream()
                .findFirst());
  }

  /** The copies of a version, by target. */
  public synchronized List<Copy> copies(String document, int version) throws IOException {
    return ask(
        () ->
            database.query(
                row ->
                    new Copy(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Instant.ofEpochMilli(row.getLong(4))),
                "SELECT target, copies.object, copies.sha256, copied FROM copies JOIN versions"
                    + " ON version_seq = seq WHERE document = ? AND version = ? ORDER BY target",
                document,
                version));
  }

  /** All drives there ever were, in the order of their enrolment. */
  public synchronized List<DriveRecord> driveRecords() throws IOException {
    return ask(catchUp::drives);
  }

  /** What became of the drives, and what is on which of them. */
  public synchronized Facts drives() throws IOException {
    return ask(catchUp::facts);
  }

  /** How many versions of documents there are. */
  public synchronized long sealed() throws IOException {
    return ask(() -> database.numbers("SELECT count(*) FROM versions").get(0));
  }

  /**
   * How many versions of documents were sealed since a time: all that came after the last one that
   * was sealed before it.
   */
  public synchronized long sealedSince(Instant time) throws IOException {
    return ask(
        () ->
            database
                .numbers(
                    "SELECT count(*) FROM versions WHERE seq > coalesce((SELECT seq FROM versions"
                        + " WHERE sealed < ? ORDER BY seq DESC LIMIT 1), -1)",
                    time.toEpochMilli())
                .get(0));
  }

  static DocumentVersion version(ResultSet row) throws SQLException {
    return new DocumentVersion(
        row.getString(1),
        row.getInt(2),
        row.getString(3),
        row.getInt(4),
        row.getString(5),
        row.getLong(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        Instant.ofEpochMilli(row.getLong(10)),
        row.getLong(11));
  }

  /** Something that is read from the database. */
  interface Question<T> {
    T answer() throws SQLException;
  }

  private synchronized <T> T ask(Question<T> question) throws IOException {
    try {
      catchUp.run();
      return question.answer();
    } catch (SQLException e) {
      throw fault(e);
    }
  }

  private static VaultFault fault(SQLException e) {
    return new VaultFault(
        VaultFault.Kind.CATALOG,
        "the catalog failed: "
            + e.getMessage()
            + "; it is only a cache: restart, or make it again with `sealpress rebuild`",
        e);
  }

  @Override
  public synchronized void close() throws IOException {
    try {
      catchUp.close();
      database.close();
    } catch (SQLException e) {
      throw fault(e);
    }
  }
}
