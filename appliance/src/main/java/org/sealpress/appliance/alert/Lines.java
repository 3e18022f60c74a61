package org.sealpress.appliance.alert;

import java.util.StringJoiner;

/** Text for a mail: lines that fit a screen. */
final class Lines {
  private static final int WIDTH = 76;

  private final StringBuilder text = new StringBuilder();

  /** A paragraph, broken where it must be. */
  Lines add(String paragraph) {
    return add("", "", paragraph);
  }

  /** A line of a list. */
  Lines item(String paragraph) {
    return add("  ", "    ", paragraph);
  }

  private Lines add(String first, String further, String paragraph) {
    StringJoiner line = new StringJoiner(" ", first, "");
    boolean begun = false;
    for (String word : paragraph.strip().split(" +", -1)) {
      if (begun && line.length() + 1 + word.length() > WIDTH) {
        text.append(line).append('\n');
        line = new StringJoiner(" ", further, "");
      }
      line.add(word);
      begun = true;
    }
    text.append(line).append('\n');
    return this;
  }

  /** An empty line. */
  Lines gap() {
    text.append('\n');
    return this;
  }

  /** A heading with a paragraph beneath it, or nothing when there is none. */
  Lines part(String heading, String paragraph) {
    return paragraph.isEmpty() ? this : add(heading).add(paragraph).gap();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
