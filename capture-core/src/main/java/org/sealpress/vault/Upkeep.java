package org.sealpress.vault;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Part;
import org.sealpress.plan.Leaving;
import org.sealpress.plan.Proof;

/**
 * What the catalog knows of copies that were read again, and of what is on the box. Safe for
 * several threads.
 */
public final class Upkeep {
  /** Asks the database once it is up to date. */
  interface Asking {
    <T> T ask(Catalog.Question<T> question) throws IOException;
  }

  private static final String FROM_OFF_BOX =
      " FROM versions JOIN off_box ON version_seq = seq WHERE how = ?";

  private final Database database;
  private final Asking catalog;

  Upkeep(Database database, Asking catalog) {
    this.database = database;
    this.catalog = catalog;
  }

  /**
   * The last part of a target that was read again.
   *
   * @param target its name in the ledger, or {@link Event#THIS_BOX}
   */
  public Optional<Proof> lastRead(String target) throws IOException {
    return catalog.ask(
        () ->
            first(
                database.query(
                    row ->
                        new Proof(
                            row.getInt(1),
                            row.getInt(2),
                            Instant.ofEpochMilli(row.getLong(3)),
                            row.getLong(4),
                            row.getLong(5),
                            row.getLong(6)),
                    "SELECT part, parts, time, objects, damaged, missing FROM verified"
                        + " WHERE target = ?",
                    target)));
  }

  /** When the oldest document that a target has was copied to it; empty when it has none. */
  public Optional<Instant> firstCopied(String target) throws IOException {
    return catalog.ask(
        () ->
            first(
                database.query(
                    row -> Instant.ofEpochMilli(row.getLong(1)),
                    "SELECT copied FROM copies WHERE target = ? ORDER BY version_seq LIMIT 1",
                    target)));
  }

  /** How many copies on a target were ever found damaged. */
  public long damages(String target) throws IOException {
    return catalog.ask(
        () ->
            first(database.numbers("SELECT objects FROM damages WHERE target = ?", target))
                .orElse(0L));
  }

  /**
   * How many copies were lost or damaged and not made again yet.
   *
   * @param target its name in the ledger, or {@link Event#THIS_BOX}
   */
  public long lost(String target) throws IOException {
    return catalog.ask(
        () ->
            target.equals(Event.THIS_BOX)
                ? database
                    .numbers("SELECT count(*) FROM off_box WHERE how = ?", UpkeepTables.LOST)
                    .get(0)
                : database
                    .numbers("SELECT count(*) FROM lost_copies WHERE target = ?", target)
                    .get(0));
  }

  /**
   * What should be on the box, the oldest first; to be asked again after the last one's {@code
   * seq}.
   */
  public List<DocumentVersion> onBox(long after, int limit) throws IOException {
    return catalog.ask(
        () ->
            database.query(
                Catalog::version,
                "SELECT "
                    + Catalog.COLUMNS
                    + " FROM versions WHERE seq > ? AND NOT EXISTS"
                    + " (SELECT 1 FROM off_box WHERE version_seq = seq) ORDER BY seq LIMIT ?",
                after,
                limit));
  }

  /** When the oldest document that should be on the box was sealed; empty when there is none. */
  public Optional<Instant> firstOnBox() throws IOException {
    return first(onBox(-1, 1)).map(DocumentVersion::sealed);
  }

  /** What the box's disk has lost or damaged, the oldest first. */
  public List<DocumentVersion> lostOnBox(long after, int limit) throws IOException {
    return offBox(UpkeepTables.LOST, after, limit);
  }

  /** What was not on the box when it took up the ledger of another one, the oldest first. */
  public List<DocumentVersion> neverOnBox(long after, int limit) throws IOException {
    return offBox(UpkeepTables.NEVER, after, limit);
  }

  private List<DocumentVersion> offBox(String how, long after, int limit) throws IOException {
    return catalog.ask(
        () ->
            database.query(
                Catalog::version,
                "SELECT " + Catalog.COLUMNS + FROM_OFF_BOX + " AND seq > ? ORDER BY seq LIMIT ?",
                how,
                after,
                limit));
  }

  /** What left the box to make room, the last first. */
  public List<DocumentVersion> lastLeft(int limit) throws IOException {
    return catalog.ask(
        () ->
            database.query(
                Catalog::version,
                "SELECT " + Catalog.COLUMNS + FROM_OFF_BOX + " ORDER BY entry DESC LIMIT ?",
                UpkeepTables.LEFT,
                limit));
  }

  /**
   * What is on the box and was sealed before a time by a clock that was not in doubt, the oldest
   * first.
   */
  public List<DocumentVersion> sealedBefore(Instant time, long after, int limit)
      throws IOException {
    return catalog.ask(
        () ->
            database.query(
                Catalog::version,
                "SELECT "
                    + Catalog.COLUMNS_OF_VERSIONS
                    + " FROM versions JOIN placement USING (seq)"
                    + " WHERE versions.seq > ? AND judged < ? AND NOT EXISTS"
                    + " (SELECT 1 FROM off_box WHERE version_seq = versions.seq)"
                    + " ORDER BY versions.seq LIMIT ?",
                after,
                time.toEpochMilli(),
                limit));
  }

  /** The copies of a version on targets. */
  public List<Leaving.Copy> copies(DocumentVersion version) throws IOException {
    return catalog.ask(
        () -> {
          List<Leaving.Copy> copies = new ArrayList<>();
          database.query(
              row ->
                  copies.add(
                      copy(
                          version.object(),
                          row.getString(1),
                          Instant.ofEpochMilli(row.getLong(2)),
                          row.getLong(3))),
              "SELECT target, copied, entry FROM copies WHERE version_seq = ? ORDER BY target",
              version.seq());
          return copies;
        });
  }

  private Leaving.Copy copy(String object, String target, Instant copied, long entry)
      throws SQLException {
    long again =
        database
            .numbers(
                "SELECT count(*) FROM verified_parts"
                    + " WHERE target = ? AND entry > ? AND ? % parts = part - 1",
                target, entry, Part.share(object))
            .get(0);
    long damaged =
        database
            .numbers("SELECT count(*) FROM verified_parts WHERE target = ? AND damaged > 0", target)
            .get(0);
    return new Leaving.Copy(target, copied, again > 0, damaged == 0);
  }

  /** The latest time in the ledger that was not in doubt. */
  public Instant latest() throws IOException {
    return catalog.ask(
        () ->
            first(database.numbers("SELECT latest FROM clock"))
                .map(Instant::ofEpochMilli)
                .orElse(Instant.MIN));
  }

  private static <T> Optional<T> first(List<T> found) {
    return found.stream().findFirst();
  }
}
