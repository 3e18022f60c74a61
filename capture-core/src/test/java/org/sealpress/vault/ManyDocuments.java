package org.sealpress.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.sealpress.ledger.DriveEvent;
import org.sealpress.ledger.Ledger;
import org.sealpress.plan.DriveRecord;

/**
 * The catalog of a box with three drives that take turns and very many documents, without their
 * entries in the ledger: for what the catalog says of drives.
 */
public final class ManyDocuments {
  /** What the drives are called: A is away longest, C is in the slot. */
  public static final List<String> LABELS = List.of("A", "B", "C");

  private ManyDocuments() {}

  /**
   * Makes it.
   *
   * @param lag how many of the last documents are on C alone, and how many before them on B and C
   */
  public static Catalog make(Path file, Ledger ledger, int documents, int lag) throws IOException {
    for (String label : LABELS) {
      ledger.append(new DriveEvent.Enrolled(id(label), label, "uuid", 1L << 40));
      ledger.append(new DriveEvent.Arrived(id(label), label, "usb"));
    }
    Catalog.open(file, ledger).close();
    try (Database database = Database.open(file)) {
      for (int from = 0; from < 3; from++) {
        StringBuilder members = new StringBuilder();
        for (String label : LABELS.subList(from, 3)) {
          members.append(members.isEmpty() ? "" : "\n").append(name(label));
        }
        database.change("INSERT INTO holder_sets VALUES (?, ?)", from + 1, members.toString());
      }
      database.change(
          """
          WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)
          INSERT INTO placement
          SELECT 1000 + i, CASE WHEN i >= ? THEN 3 WHEN i >= ? THEN 2 ELSE 1 END,
                 CASE WHEN i % 5 = 0 THEN 'draft' ELSE 'legal' END,
                 1700000000000 + i * 1000 FROM n
          """,
          documents, documents - lag, documents - 2 * lag);
      database.change(
          "INSERT INTO holdings SELECT holders, class, count(*), count(*) * 100000 FROM placement"
              + " GROUP BY holders, class");
      database.commit();
    } catch (SQLException e) {
      throw new IOException(e);
    }
    return Catalog.open(file, ledger);
  }

  /**
   * Adds the documents themselves, one a minute up to a time, all of them on a target.
   *
   * @param file where {@link #make} has made it, and nobody has it open
   */
  public static void describe(Path file, int documents, Instant last, String target)
      throws IOException {
    long minute = 60_000;
    try (Database database = Database.open(file)) {
      database.change(
          """
          WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)
          INSERT INTO versions
          SELECT printf('%032x', i), 1, CASE WHEN i % 5 = 0 THEN 'draft' ELSE 'legal' END, 2,
                 printf('objects/2026/11/24/%032x.v1.cms', i), 100000, printf('%064x', i),
                 printf('%064x', i + 1), printf('%032x', i + 2), ? + i * ?, 1000 + i FROM n
          """,
          documents, last.toEpochMilli() - (documents - 1) * minute, minute);
      database.change(
          "INSERT INTO copies SELECT seq, ?, object, sha256, sealed, seq FROM versions", target);
      database.commit();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private static String id(String label) {
    return label.toLowerCase(Locale.ROOT).repeat(32);
  }

  private static String name(String label) {
    return DriveRecord.ledgerName(label, id(label));
  }

  /** How SQLite goes about the question that {@link Catalog#drives} asks. */
  static List<String> plan(Path file) throws IOException {
    try (Database database = Database.open(file)) {
      return database.query(
          row -> row.getString("detail"), "EXPLAIN QUERY PLAN " + Placement.HOLDINGS);
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
