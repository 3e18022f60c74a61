package org.sealpress.appliance.web.status;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Parts of a status; those that are not there are empty. */
final class Parts {
  private Parts() {}

  static List<JsonObject> list(JsonObject status, String key) {
    JsonArray array = status.getJsonArray(key, new JsonArray());
    List<JsonObject> all = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      all.add(array.getJsonObject(i));
    }
    return all;
  }

  static JsonObject object(JsonObject status, String key) {
    return status.getJsonObject(key, new JsonObject());
  }

  static String state(JsonObject part) {
    return part.getString("state", "");
  }

  static String name(JsonObject part) {
    return part.getString("name", "");
  }

  /** Whether a target is a slot for drives. */
  static boolean isSlot(JsonObject status, String target) {
    return list(status, "slots").stream().anyMatch(each -> slot(each).equals(target));
  }

  /** Whether it is a slot in which nothing is, or what may be pulled. */
  static boolean isVacant(JsonObject status, String target) {
    return list(status, "slots").stream()
        .filter(each -> slot(each).equals(target))
        .anyMatch(each -> List.of("empty", "safe", "pulled").contains(state(each)));
  }

  private static String slot(JsonObject slot) {
    return slot.getString("slot", "");
  }
}
