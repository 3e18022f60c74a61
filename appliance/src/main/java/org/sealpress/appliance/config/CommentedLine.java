package org.sealpress.appliance.config;

import java.util.ArrayList;
import java.util.List;

/**
 * A key that is commented out in the example.
 *
 * @param section the key that it stands beneath, directly
 * @param key its name
 * @param value YAML; empty for a section
 */
public record CommentedLine(String section, String key, String value) {

  /** The text with the key set: the first line of the section that has it behind a {@code #}. */
  String in(String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    int depth = -1;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String bare = line.strip();
      if (depth < 0) {
        depth = bare.equals(section + ":") ? indent(line) : -1;
      } else if (bare.startsWith("#" + key + ":") && indent(line) > depth) {
        String set = " ".repeat(indent(line)) + key + ":" + (value.isEmpty() ? "" : " " + value);
        lines.set(i, set);
        return String.join("\n", lines) + "\n";
      } else if (!bare.isEmpty() && !bare.startsWith("#") && indent(line) <= depth) {
        depth = -1;
      }
    }
    throw new IllegalStateException("the example has no " + section + "." + key);
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }
}
