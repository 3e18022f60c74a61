package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sealpress.delivery.DeliveryEvent;
import org.sealpress.plan.Proof;

/** What was read again of each target and of the box itself, and what is read now. */
final class Verifications {
  private final Map<String, Proof> last = new HashMap<>();
  private final Map<String, DeliveryEvent.Reading> now = new HashMap<>();
  private String ownStore = "";

  /**
   * Takes what is about reading again, or about the box's own store.
   *
   * @return whether it was
   */
  boolean take(DeliveryEvent event) {
    if (event instanceof DeliveryEvent.Reading reading) {
      now.put(event.target(), reading);
    } else if (event instanceof DeliveryEvent.ReadAgain read) {
      last.put(event.target(), read.proof());
      now.remove(event.target());
    } else if (event instanceof DeliveryEvent.OwnStore store) {
      ownStore = store.message();
    } else {
      return event instanceof DeliveryEvent.Repaired || event instanceof DeliveryEvent.Checked;
    }
    return true;
  }

  /** What is to be said of the box's own store; empty when all is well. */
  String ownStore() {
    return ownStore;
  }

  /** Adds it to the JSON of a target. */
  JsonObject on(JsonObject target, String name) {
    @Nullable Proof proof = last.get(name);
    if (proof != null) {
      target.put(
          "verified",
          new JsonObject()
              .put("at", proof.at().toString())
              .put("part", proof.part())
              .put("parts", proof.parts())
              .put("objects", proof.objects())
              .put("damaged", proof.damaged())
              .put("missing", proof.missing()));
    }
    DeliveryEvent.@Nullable Reading reading = now.get(name);
    if (reading != null) {
      target.put(
          "reading",
          new JsonObject()
              .put("objects", reading.objects())
              .put("ofObjects", reading.ofObjects())
              .put("part", reading.part().number())
              .put("parts", reading.part().of()));
    }
    return target;
  }

  /** The box's own store. */
  JsonObject store(String name) {
    return on(new JsonObject().put("message", ownStore), name);
  }
}
