package org.sealpress.appliance.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Lists of an answer of the daemon's; one that is not there is empty. */
final class Listed {
  private Listed() {}

  static List<JsonObject> objects(JsonObject answer, String key) {
    JsonArray array = answer.getJsonArray(key, new JsonArray());
    List<JsonObject> objects = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      objects.add(array.getJsonObject(i));
    }
    return objects;
  }

  static List<String> strings(JsonObject answer, String key) {
    JsonArray array = answer.getJsonArray(key, new JsonArray());
    List<String> strings = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      strings.add(array.getString(i));
    }
    return strings;
  }
}
