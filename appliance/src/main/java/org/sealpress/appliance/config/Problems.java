package org.sealpress.appliance.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Collects the mistakes of one file. */
final class Problems {
  /** More than anybody reads; a file with more of them is not a configuration. */
  static final int MOST = 100;

  private final String file;
  private final List<Problem> errors = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }

  void add(int line, String what, String expected, String remedy) {
    errors.add(new Problem(file, line, what, expected, remedy));
  }

  void warn(int line, String what, String expected, String remedy) {
    warnings.add(new Problem(file, line, what, expected, remedy));
  }

  /** The lines that have mistakes so far. */
  Set<Integer> lines() {
    return errors.stream().map(Problem::line).collect(Collectors.toSet());
  }

  int count() {
    return errors.size();
  }

  List<Problem> warnings() {
    return byLine(warnings);
  }

  void throwIfAny() throws ConfigException {
    if (!errors.isEmpty()) {
      throw new ConfigException(first(byLine(errors)));
    }
  }

  /** For a mistake after which nothing more can be told. */
  ConfigException stop(int line, String what, String expected, String remedy) {
    add(line, what, expected, remedy);
    return new ConfigException(first(byLine(errors)));
  }

  private List<Problem> first(List<Problem> sorted) {
    if (sorted.size() <= MOST) {
      return sorted;
    }
    List<Problem> shown = new ArrayList<>(sorted.subList(0, MOST));
    shown.add(
        new Problem(
            file,
            sorted.get(MOST).line(),
            (sorted.size() - MOST) + " more mistakes from here on",
            "expected a Sealpress configuration",
            "see whether this is the right file"));
    return shown;
  }

  private static List<Problem> byLine(List<Problem> problems) {
    return problems.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
  }
}
