package org.sealpress.appliance.torture;

import io.vertx.core.json.JsonObject;

/** What becomes of captures that wait for somebody to say how they go on. */
final class HeldCaptures {
  private HeldCaptures() {}

  /** They are finished with the sides that are there. */
  static void finish(Api api, JsonObject status) throws InterruptedException {
    for (JsonObject capture : Api.captures(status)) {
      if (capture.getString("state").equals("held")) {
        api.post(capture.getString("id"), "finish");
      }
    }
  }
}
