package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * How one target is doing.
 *
 * @param state {@code unknown} before the first round, {@code up-to-date} or {@code behind}
 * @param waiting sealed objects that it lacks
 * @param message why it is behind and what to do, else empty
 * @param since when it became so
 */
record TargetState(String state, long waiting, String message, Instant since) {

  TargetState becomes(String newState, long nowWaiting, String newMessage, Instant now) {
    boolean same = state.equals(newState) && message.equals(newMessage);
    return new TargetState(newState, nowWaiting, newMessage, same ? since : now);
  }

  JsonObject json(String name) {
    return new JsonObject()
        .put("name", name)
        .put("state", state)
        .put("waiting", waiting)
        .put("message", message)
        .put("since", since.toString());
  }
}
