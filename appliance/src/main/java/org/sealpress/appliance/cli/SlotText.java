package org.sealpress.appliance.cli;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** What the daemon says of slots, in lines for who stands before the box. */
final class SlotText {
  private SlotText() {}

  /** Which drive is in, and whether it may be pulled; what is refused is told with its target. */
  static List<String> lines(JsonObject status) {
    List<String> lines = new ArrayList<>();
    for (JsonObject slot : Listed.objects(status, "slots")) {
      String message = slot.getString("message", "");
      switch (slot.getString("state", "")) {
        case "in" -> {
          lines.add(
              "drive \"%s\" is in the slot %s; ask before you pull it: `sealpress drive eject`"
                  .formatted(slot.getString("drive", ""), slot.getString("slot", "")));
          if (!message.isEmpty()) {
            lines.add(message);
          }
        }
        case "leaving", "safe", "pulled" -> lines.add(message);
        default -> {}
      }
    }
    return lines;
  }

  /** Whether there is a slot of this name with nothing in it. */
  static boolean isVacant(JsonObject status, String name) {
    return Listed.objects(status, "slots").stream()
        .filter(slot -> slot.getString("slot", "").equals(name))
        .anyMatch(slot -> List.of("empty", "safe", "pulled").contains(slot.getString("state", "")));
  }
}
