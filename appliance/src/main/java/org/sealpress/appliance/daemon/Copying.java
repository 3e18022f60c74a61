package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.sealpress.delivery.DeliveryEvent;

/** How far a delivery of many has come, in the JSON of its target. */
final class Copying {
  private Copying() {}

  static JsonObject on(JsonObject target, Optional<DeliveryEvent.Progress> now) {
    now.ifPresent(
        progress ->
            target.put(
                "copying",
                new JsonObject()
                    .put("objects", progress.objects())
                    .put("ofObjects", progress.ofObjects())
                    .put("bytes", progress.bytes())
                    .put("ofBytes", progress.ofBytes())
                    .put("bytesPerSecond", progress.rate())
                    .put("secondsLeft", progress.left().toSeconds())));
    return target;
  }
}
