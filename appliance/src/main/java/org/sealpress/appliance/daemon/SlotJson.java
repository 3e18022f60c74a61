package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.sealpress.appliance.drive.SlotState;

/** What the status says of slots. */
final class SlotJson {
  private SlotJson() {}

  static JsonArray of(List<SlotState> states) {
    JsonArray all = new JsonArray();
    for (SlotState state : states) {
      all.add(
          new JsonObject()
              .put("slot", state.slot())
              .put("state", state.condition().word())
              .put("drive", state.label())
              .put("message", state.message())
              .put("since", state.since().toString()));
    }
    return all;
  }
}
