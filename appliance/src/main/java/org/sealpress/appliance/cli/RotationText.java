package org.sealpress.appliance.cli;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** What the daemon says of the rotation of drives, in lines for a person. */
final class RotationText {
  private RotationText() {}

  /** What is exposed, which drive comes next, and what is to be warned of. */
  static List<String> lines(JsonObject rotation) {
    List<JsonObject> warnings = Listed.objects(rotation, "warnings");
    List<String> lines = new ArrayList<>();
    if (!has(warnings, "exposure")) {
      lines.add(text(rotation.getJsonObject("exposure", new JsonObject())));
    }
    if (!has(warnings, "overdue") && rotation.containsKey("next")) {
      lines.add("next: " + text(rotation.getJsonObject("next")));
    }
    warnings.forEach(each -> lines.add(text(each)));
    return lines.stream().filter(line -> !line.isEmpty()).toList();
  }

  /** What somebody has to do something about, in a few words each. */
  static List<String> troubles(JsonObject rotation) {
    List<String> troubles = new ArrayList<>();
    for (JsonObject each : Listed.objects(rotation, "warnings")) {
      if (each.getBoolean("urgent", false)) {
        troubles.add(trouble(each));
      }
    }
    return troubles;
  }

  private static String trouble(JsonObject warning) {
    String drive = "drive " + warning.getString("drive", "");
    return switch (warning.getString("kind", "")) {
      case "clock" -> "the clock is doubtful";
      case "full" -> drive + " is full";
      case "full-soon" -> drive + " will be full soon";
      case "damaged" -> "copies on " + drive + " are damaged or missing";
      case "exposure" -> "documents are on no drive that is away for too long";
      case "overdue" -> "the swap of the drive is overdue";
      case "none-in" -> "no drive is in the slot";
      case "not-seen" -> drive + " was not seen for too long";
      default -> text(warning);
    };
  }

  private static boolean has(List<JsonObject> warnings, String kind) {
    return warnings.stream().anyMatch(each -> each.getString("kind", "").equals(kind));
  }

  private static String text(JsonObject object) {
    return object.getString("text", "");
  }
}
