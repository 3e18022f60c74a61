package org.sealpress.appliance.config;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A piece of the file that knows where it stands. Lines count from 1. */
sealed interface Node {

  /** Where it starts. */
  int line();

  /**
   * A word, a number, a text.
   *
   * @param plain without quotes
   * @param span where it stands in the text, with its quotes
   */
  record Text(String value, boolean plain, int line, Span span) implements Node {
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

    /** Whether this is YAML's way to say nothing. */
    boolean isNothing() {
      return plain && NOTHING.contains(value);
    }
  }

  /** A list. */
  record Items(List<Node> items, int line, Span span) implements Node {}

  /** Keys with values, in the order of the file. */
  record Entries(Map<String, Entry> entries, int line, Span span) implements Node {

    static Entries none(int line) {
      return new Entries(Map.of(), line, new Span(0, 0));
    }
  }

  /** What was refused already: no more to be said about it. */
  record Refused(int line) implements Node {}

  /**
   * A key and its value.
   *
   * @param line where the key stands
   * @param start where the key starts in the text
   */
  record Entry(String key, int line, int start, Node value) {}

  /** From one code point of the text up to, not including, another. */
  record Span(int start, int end) {}
}
