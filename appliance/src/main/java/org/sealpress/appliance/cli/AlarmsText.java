package org.sealpress.appliance.cli;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sealpress.appliance.config.Shown;

/** What the daemon says of alarms, in lines for a person. */
final class AlarmsText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

  private AlarmsText() {}

  static List<String> of(JsonObject alarms, ZoneId zone) {
    List<String> lines = new ArrayList<>();
    List<JsonObject> raised = Listed.objects(alarms, "alarms");
    for (JsonObject each : raised) {
      String urgent = each.getString("urgency", "").equals("urgent") ? " (urgent)" : "";
      add(lines, capital(each.getString("title", "")) + urgent);
      add(lines, "  " + each.getString("what", ""));
      add(lines, "  Since:    " + time(each.getString("since", each.getString("raised")), zone));
      add(lines, "  At risk:  " + each.getString("risk", ""));
      add(lines, "  To do:    " + each.getString("remedy", ""));
      lines.add("");
    }
    if (raised.isEmpty()) {
      lines.add("Nothing is wrong.");
      lines.add("");
    }
    for (JsonObject each : Listed.objects(alarms, "channels")) {
      String message = each.getString("message", "");
      long waiting = each.getLong("waiting", 0L);
      add(
          lines,
          "%s: %s%s"
              .formatted(
                  each.getString("name", ""),
                  message.isEmpty() ? "works, as far as is known" : message,
                  waiting == 0 ? "" : " (" + Health.counted(waiting, "message") + " waiting)"));
    }
    if (Listed.objects(alarms, "channels").size() < 2) {
      lines.add("Nobody is told elsewhere: see `mail` and `webhooks` in the configuration.");
    }
    return lines;
  }

  /** In a few words, what is wrong. */
  static List<String> titles(JsonObject alarms) {
    return Listed.objects(alarms, "alarms").stream()
        .map(each -> capital(each.getString("title", "")))
        .toList();
  }

  /** Names of channels that do not work. */
  static List<String> failing(JsonObject alarms) {
    return Listed.objects(alarms, "channels").stream()
        .filter(each -> !each.getString("message", "").isEmpty())
        .map(each -> each.getString("name", ""))
        .toList();
  }

  private static void add(List<String> lines, String line) {
    lines.add(Shown.plain(line));
  }

  private static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static String time(String instant, ZoneId zone) {
    return TIME.format(Instant.parse(instant).atZone(zone));
  }
}
