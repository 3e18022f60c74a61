package org.sealpress.appliance.cli;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** How buttons are doing. Of the scanner's own, which go with it, only what is wrong with them. */
final class ButtonText {
  private ButtonText() {}

  /**
   * A line for each.
   *
   * @param time of an instant, for people
   */
  static List<String> lines(JsonObject status, UnaryOperator<String> time) {
    List<String> lines = new ArrayList<>();
    for (JsonObject each : Listed.objects(status, "buttons")) {
      String state = each.getString("state", "");
      String message = each.getString("message", "");
      boolean scanner = each.getString("kind", "").equals("scanner");
      if (scanner && (state.equals("away") || message.isEmpty())) {
        continue;
      }
      lines.add(each.getString("name") + "  " + doing(state, message) + last(each, time));
    }
    return lines;
  }

  /** What is wrong with the lamps. */
  static List<String> lamps(JsonObject status) {
    String message = status.getJsonObject("lamps", new JsonObject()).getString("message", "");
    return message.isEmpty() ? List.of() : List.of("do not work: " + message);
  }

  private static String doing(String state, String message) {
    return switch (state) {
      case "watched" -> message.isEmpty() ? "works" : "works. " + message;
      case "away" -> "does not work: " + message;
      case "stuck", "bouncing" -> "does not work. " + message;
      default -> "not looked at yet";
    };
  }

  private static String last(JsonObject button, UnaryOperator<String> time) {
    String last = button.getString("last");
    return last == null || !button.getString("state", "").equals("watched")
        ? ""
        : " (pressed last at " + time.apply(last) + ")";
  }
}
