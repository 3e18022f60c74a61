package org.sealpress.appliance.cli;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.sealpress.appliance.config.Shown;
import org.sealpress.plan.Today;

/** The plan in words that a receptionist reads. */
final class PlanText {
  private static final int MONTHS = 12;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter FULL =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);

  private final JsonObject plan;
  private final List<String> lines = new ArrayList<>();

  private PlanText(JsonObject plan) {
    this.plan = plan;
  }

  static List<String> of(JsonObject plan) {
    PlanText text = new PlanText(plan);
    text.headline();
    text.duties("Late:", "late");
    text.duties("Due now:", "due");
    text.days();
    text.classes();
    text.ends();
    return text.lines.stream().map(Shown::plain).toList();
  }

  private void headline() {
    String clock = plan.getString("clock", "");
    int late = Listed.objects(plan, "late").size();
    String what =
        !clock.isEmpty()
            ? clock
            : late == 0
                ? "nothing is late"
                : Health.counted(late, "thing") + (late == 1 ? " is late" : " are late");
    String date = clock.isEmpty() ? ", " + FULL.format(date(plan, "date")) : "";
    lines.add(plan.getString("box", "") + date + ": " + what + ".");
    if (!clock.isEmpty()) {
      lines.add("While that is so, no document waits for its hour, and no day to come is told.");
    }
  }

  private void heading(String text) {
    lines.add("");
    lines.add(text);
  }

  private void duties(String heading, String key) {
    List<JsonObject> duties = Listed.objects(plan, key);
    if (duties.isEmpty()) {
      return;
    }
    heading(heading);
    for (JsonObject each : duties) {
      lines.add("  " + capital(each.getString("text", "")) + ".");
      part("      At risk: ", each.getString("risk", ""));
      part("      To do:   ", each.getString("remedy", ""));
    }
  }

  private void part(String label, String text) {
    if (!text.isEmpty()) {
      lines.add(label + text + ".");
    }
  }

  private void days() {
    List<JsonObject> days = Listed.objects(plan, "days");
    if (days.isEmpty()) {
      return;
    }
    heading("The next " + days.size() + " days:");
    for (JsonObject day : days) {
      String name = DAY.format(date(day, "date"));
      for (JsonObject item : Listed.objects(day, "items")) {
        String line = "  %-10s  %-5s  %s";
        lines.add(line.formatted(name, item.getString("at", ""), item.getString("text", "")));
        name = "";
      }
      if (!name.isEmpty()) {
        lines.add("  %-10s  %-5s  -".formatted(name, ""));
      }
    }
  }

  private void classes() {
    List<JsonObject> classes = Listed.objects(plan, "classes");
    heading("Classes:");
    int name = width(classes, "name");
    int copies = width(classes, "copies");
    String line = "  %-" + name + "s  copies %-" + copies + "s  %s";
    for (JsonObject each : classes) {
      lines.add(
          line.formatted(
              each.getString("name", ""),
              each.getString("copies", ""),
              each.getString("kept", "")
                  + ", "
                  + Today.counted(each.getLong("documents", 0L), "document")));
    }
  }

  private static int width(List<JsonObject> objects, String key) {
    return Math.max(
        1, objects.stream().mapToInt(each -> each.getString(key, "").length()).max().orElse(1));
  }

  /** What need not be kept any more, and when that comes to more; the months that are next. */
  private void ends() {
    heading("End of retention (nothing is deleted by this version):");
    int before = lines.size();
    Map<YearMonth, List<String>> months = new TreeMap<>();
    for (JsonObject each : Listed.objects(plan, "classes")) {
      String name = each.getString("name", "");
      long ended = each.getLong("ended", 0L);
      if (ended > 0) {
        lines.add("  ended     " + of(ended, name));
      }
      for (JsonObject end : Listed.objects(each, "ends")) {
        months
            .computeIfAbsent(YearMonth.parse(end.getString("month")), key -> new ArrayList<>())
            .add(of(end.getLong("documents", 0L), name));
      }
    }
    months.entrySet().stream()
        .limit(MONTHS)
        .forEach(
            each ->
                lines.add(
                    "  "
                        + MONTH.format(each.getKey())
                        + "  "
                        + String.join(", ", each.getValue())));
    if (lines.size() == before) {
      lines.add("  none: every document is kept for ever, or on hold");
    } else if (months.size() > MONTHS) {
      lines.add("  and later");
    }
  }

  private static String of(long documents, String name) {
    return Today.counted(documents, "document") + " of " + name;
  }

  private static LocalDate date(JsonObject object, String key) {
    return LocalDate.parse(object.getString(key));
  }

  private static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
