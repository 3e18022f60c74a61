package org.sealpress.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The catalog's SQLite file. WAL, so that readers never wait; {@code synchronous=NORMAL}, since a
 * power cut then costs at most the last transactions and never the file, and what is missing comes
 * again from the ledger.
 */
final class Database implements AutoCloseable {
  /** Another number in the file means another layout: it is rebuilt. */
  private static final int LAYOUT = 8;

  private static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE versions (
            document TEXT NOT NULL, version INTEGER NOT NULL, class TEXT NOT NULL,
            pages INTEGER NOT NULL, object TEXT NOT NULL, size INTEGER NOT NULL,
            sha256 TEXT NOT NULL, plain_sha256 TEXT NOT NULL, capture TEXT NOT NULL,
            sealed INTEGER NOT NULL, seq INTEGER PRIMARY KEY,
            UNIQUE (document, version))
          """,
          """
          CREATE TABLE copies (
            version_seq INTEGER NOT NULL, target TEXT NOT NULL, object TEXT NOT NULL,
            sha256 TEXT NOT NULL, copied INTEGER NOT NULL, entry INTEGER NOT NULL,
            PRIMARY KEY (target, version_seq)) WITHOUT ROWID
          """,
          "CREATE INDEX copies_of ON copies (version_seq)",
          "CREATE INDEX versions_by_class ON versions (class, seq, size)",
          """
          CREATE TABLE applied (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            ledger TEXT NOT NULL, seq INTEGER NOT NULL, hash TEXT NOT NULL)
          """,
          """
          CREATE TABLE recipients (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            fingerprints TEXT NOT NULL, expired TEXT NOT NULL)
          """);

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  private Database(Connection connection) {
    this.connection = connection;
  }

  /** Opens the file, or makes it. */
  static Database open(Path file) throws SQLException {
    boolean isNew = !Files.exists(file);
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
    Database database = new Database(connection);
    try {
      database.run("PRAGMA journal_mode = WAL");
      database.run("PRAGMA synchronous = NORMAL");
      if (isNew) {
        database.run("BEGIN");
        for (String table : TABLES) {
          database.run(table);
        }
        for (String table : HolderSets.TABLES) {
          database.run(table);
        }
        for (String table : Placement.TABLES) {
          database.run(table);
        }
        for (String table : Policies.TABLES) {
          database.run(table);
        }
        for (String table : UpkeepTables.TABLES) {
          database.run(table);
        }
        for (String table : DocumentList.TABLES) {
          database.run(table);
        }
        for (String table : Happenings.TABLES) {
          database.run(table);
        }
        database.run("PRAGMA user_version = " + LAYOUT);
        database.run("COMMIT");
      } else if (database.numbers("PRAGMA user_version").get(0) != LAYOUT) {
        throw new SQLException("it is unfinished or has another layout");
      }
      connection.setAutoCommit(false);
      return database;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** Removes the file and what SQLite keeps beside it. */
  static void delete(Path file) throws IOException {
    for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
      Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
    }
  }

  /** Makes an object of a row. */
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  <T> List<T> query(Row<T> row, String sql, Object... values) throws SQLException {
    try (ResultSet rows = prepared(sql, values).executeQuery()) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(row.of(rows));
      }
      return all;
    }
  }

  List<Long> numbers(String sql, Object... values) throws SQLException {
    return query(row -> row.getLong(1), sql, values);
  }

  void change(String sql, @Nullable Object... values) throws SQLException {
    prepared(sql, values).executeUpdate();
  }

  void commit() throws SQLException {
    connection.commit();
  }

  void rollback() throws SQLException {
    connection.rollback();
  }

  private PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : statements.values()) {
      statement.close();
    }
    connection.close();
  }
}
