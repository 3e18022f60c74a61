package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.sealpress.appliance.button.ButtonState;

/** How buttons are doing, for the interface. */
final class ButtonJson {
  private ButtonJson() {}

  static JsonArray of(List<ButtonState> states) {
    JsonArray all = new JsonArray();
    for (ButtonState each : states) {
      JsonObject json =
          new JsonObject()
              .put("name", each.name())
              .put("kind", each.kind().word())
              .put("state", each.condition().word())
              .put("message", each.message())
              .put("since", each.since().toString())
              .put("presses", each.presses());
      each.last().ifPresent(last -> json.put("last", last.toString()));
      all.add(json);
    }
    return all;
  }
}
