package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import org.sealpress.appliance.config.Problem;
import org.sealpress.restore.TextDiff;

/** What is said of a configuration that a person edits, as programs read it. */
final class SettingsJson {
  /** So many lines around a change are shown. */
  private static final int AROUND = 3;

  private SettingsJson() {}

  /** Mistakes, or what is allowed but unwise, each with its line. */
  static JsonArray problems(List<Problem> problems) {
    JsonArray all = new JsonArray();
    for (Problem each : problems) {
      all.add(
          new JsonObject()
              .put("line", each.line())
              .put("what", each.what())
              .put("expected", each.expected())
              .put("remedy", each.remedy()));
    }
    return all;
  }

  /** What is changed, with the lines around; {@code gap} stands for lines that are left out. */
  static JsonArray diff(String before, String after) {
    List<TextDiff.Line> lines = TextDiff.lines(before.lines().toList(), after.lines().toList());
    JsonArray all = new JsonArray();
    boolean gap = false;
    for (int i = 0; i < lines.size(); i++) {
      if (!isNearChange(lines, i)) {
        gap = true;
        continue;
      }
      if (gap && !all.isEmpty()) {
        all.add(new JsonObject().put("kind", "gap"));
      }
      gap = false;
      TextDiff.Line line = lines.get(i);
      all.add(
          new JsonObject()
              .put("kind", line.kind().name().toLowerCase(Locale.ROOT))
              .put("before", line.first())
              .put("after", line.second())
              .put("text", line.text()));
    }
    return all;
  }

  private static boolean isNearChange(List<TextDiff.Line> lines, int at) {
    return lines.subList(Math.max(0, at - AROUND), Math.min(lines.size(), at + AROUND + 1)).stream()
        .anyMatch(line -> line.kind() != TextDiff.Kind.SAME);
  }
}
