package org.sealpress.vault;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sets of drives, each with a number: documents that are on the same drives share one. There are
 * few of them, and so all are kept in memory too.
 */
final class HolderSets {
  static final List<String> TABLES =
      List.of(
          "CREATE TABLE holder_sets (id INTEGER PRIMARY KEY, members TEXT NOT NULL UNIQUE)",
          "INSERT INTO holder_sets VALUES (0, '')");

  /** The number of the empty set. */
  static final long NOBODY = 0;

  private final Database database;
  private final Map<String, Long> numbers = new HashMap<>();
  private final Map<Long, String> members = new HashMap<>();

  HolderSets(Database database) {
    this.database = database;
  }

  /** Forgets what was not committed. */
  void reload() throws SQLException {
    numbers.clear();
    members.clear();
    database.query(
        row -> remember(row.getLong(1), row.getString(2)), "SELECT id, members FROM holder_sets");
  }

  private long remember(long number, String names) {
    numbers.put(names, number);
    members.put(number, names);
    return number;
  }

  /** The number of a set together with one more drive. */
  long with(long number, String drive) throws SQLException {
    Set<String> names = names(members.getOrDefault(number, ""));
    if (!names.add(drive)) {
      return number;
    }
    String all = String.join("\n", names);
    Long known = numbers.get(all);
    if (known != null) {
      return known;
    }
    long fresh = numbers.size();
    database.change("INSERT INTO holder_sets VALUES (?, ?)", fresh, all);
    return remember(fresh, all);
  }

  /** The drives of a set by their names in the ledger. */
  static Set<String> names(String members) {
    return members.isEmpty() ? new TreeSet<>() : new TreeSet<>(List.of(members.split("\n", -1)));
  }
}
