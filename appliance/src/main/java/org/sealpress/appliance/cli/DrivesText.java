package org.sealpress.appliance.cli;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.sealpress.appliance.config.Shown;
import org.sealpress.plan.Today;

/** The list of drives as a table that a receptionist reads. */
final class DrivesText {
  private static final List<String> HEADS =
      List.of("Drive", "Where", "Pull it?", "Holds", "Read again", "To do");

  private final JsonObject answer;
  private final ZoneId zone;

  private DrivesText(JsonObject answer, ZoneId zone) {
    this.answer = answer;
    this.zone = zone;
  }

  static List<String> of(JsonObject answer, ZoneId zone) {
    DrivesText text = new DrivesText(answer, zone);
    List<String> lines = new ArrayList<>();
    List<JsonObject> drives = Listed.objects(answer, "drives");
    if (!drives.isEmpty()) {
      List<List<String>> rows = new ArrayList<>(List.of(HEADS));
      drives.forEach(each -> rows.add(text.row(each)));
      lines.addAll(table(rows));
      lines.add("");
    }
    RotationText.lines(answer).forEach(line -> lines.add(capital(line) + "."));
    return lines.stream().map(Shown::plain).toList();
  }

  private List<String> row(JsonObject drive) {
    return List.of(
        drive.getString("label", ""),
        where(drive),
        pull(drive),
        "%,d of %,d".formatted(drive.getLong("documents", 0L), answer.getLong("documents", 0L)),
        proof(drive),
        drive.getString("action", ""));
  }

  private String where(JsonObject drive) {
    String since = " since " + day(drive.getString("since"));
    return switch (drive.getString("state", "")) {
      case "in" -> "in the box" + since;
      case "out" -> "away" + since;
      default -> "retired" + since;
    };
  }

  private static String pull(JsonObject drive) {
    return switch (drive.getString("state", "")) {
      case "in" -> "no";
      case "out" -> drive.getString("leftHow", "").equals("ejected") ? "yes" : "-";
      default -> "-";
    };
  }

  private String proof(JsonObject drive) {
    JsonObject proof = drive.getJsonObject("proof");
    if (proof == null) {
      return "never";
    }
    if (proof.getLong("damaged", 0L) > 0 || proof.getLong("missing", 0L) > 0) {
      return "damaged " + day(proof.getString("at"));
    }
    String proven = drive.getString("provenSince");
    return proven == null
        ? "part %d of %d, %s"
            .formatted(
                proof.getInteger("part", 0),
                proof.getInteger("parts", 0),
                day(proof.getString("at")))
        : "all since " + day(proven);
  }

  private String day(String instant) {
    return Today.sure(Instant.parse(answer.getString("now")), zone).told(Instant.parse(instant));
  }

  private static List<String> table(List<List<String>> rows) {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        int column = i;
        int width = rows.stream().mapToInt(each -> each.get(column).length()).max().orElse(0);
        line.append(row.get(i)).append(" ".repeat(width - row.get(i).length() + 2));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static String capital(String sentence) {
    return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }
}
