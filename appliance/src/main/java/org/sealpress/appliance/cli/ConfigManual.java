package org.sealpress.appliance.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code sealpress.yaml(5)}: each key with its comment, from the commented example. */
final class ConfigManual {
  private static final Pattern COMMENT = Pattern.compile(" *# ?(.*)");
  private static final Pattern KEY = Pattern.compile("( *)#?([a-z][a-z-]*:.*)");
  private static final int STEP = 2;

  private final Roff page;
  private final List<String> comment = new ArrayList<>();
  private int depth;

  ConfigManual(String version, String date) {
    this.page = new Roff("sealpress.yaml", 5, date, version);
  }

  /**
   * Of a text in which a key's comment is above it, and a key that is not set has a # before it.
   */
  String of(String example) {
    page.heading("NAME").paragraph("sealpress.yaml - what a box of Sealpress scans and keeps");
    page.heading("DESCRIPTION");
    for (String line : example.lines().toList()) {
      Matcher key = KEY.matcher(line);
      Matcher words = COMMENT.matcher(line);
      if (key.matches()) {
        key(key.group(1).length() / STEP, key.group(2));
      } else if (words.matches()) {
        comment.add(words.group(1));
      } else {
        paragraphs();
      }
    }
    deeper(0);
    page.heading("SEE ALSO").paragraph("sealpress(1)");
    return page.toString();
  }

  private void key(int level, String key) {
    deeper(Math.max(0, level - 1));
    if (level == 0) {
      page.heading(key);
      paragraphs();
    } else {
      page.term(key, String.join(" ", comment));
      comment.clear();
    }
  }

  private void deeper(int level) {
    for (; depth < level; depth++) {
      page.inward();
    }
    for (; depth > level; depth--) {
      page.outward();
    }
  }

  private void paragraphs() {
    page.paragraphs(comment);
    comment.clear();
  }
}
