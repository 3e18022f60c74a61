package org.sealpress.appliance.web.status;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;

/** A status that is small whatever the box has done: of many captures those that matter. */
public final class Brief {
  private static final int NEWEST = 6;
  private static final int MOST = 16;
  private static final Set<String> OVER = Set.of("safe", "empty", "discarded");

  private Brief() {}

  /**
   * The same status with the newest captures and those that are not where they should be. What is
   * left out is counted as {@code moreCaptures}.
   */
  public static JsonObject of(JsonObject status) {
    List<JsonObject> all = Parts.list(status, "captures");
    JsonArray few = new JsonArray();
    for (int i = 0; i < all.size() && few.size() < MOST; i++) {
      if (i < NEWEST || !isOver(all.get(i))) {
        few.add(all.get(i));
      }
    }
    return status.copy().put("captures", few).put("moreCaptures", all.size() - few.size());
  }

  private static boolean isOver(JsonObject capture) {
    return OVER.contains(Parts.state(capture)) || capture.containsKey("due");
  }
}
