package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.sealpress.appliance.alert.Message;
import org.sealpress.appliance.alert.Outlets;
import org.sealpress.appliance.alert.Urgency;

/** Tries all channels when a person asks for it. Safe for several threads. */
final class ChannelTests {
  private static final String TEXT =
      """
      Box %s: this is a test.

      Somebody has run `sealpress alarms test`. When you can read this, alarms of
      this box reach you. Nothing is wrong, and nothing is to be done.
      """;

  private final Outlets outlets;
  private final String box;
  private final Clock clock;
  private JsonObject state = new JsonObject().put("state", "none");

  ChannelTests(Outlets outlets, String box, Clock clock) {
    this.outlets = outlets;
    this.box = box;
    this.clock = clock;
  }

  /** Begins one; gives why not. */
  synchronized Optional<String> begin() {
    if (state.getString("state").equals("running")) {
      return Optional.of("the channels are being tried already: wait a minute");
    }
    state = new JsonObject().put("state", "running");
    Instant now = clock.instant();
    Message message =
        new Message(
            Optional.empty(),
            Urgency.NOTE,
            box,
            "test of the alarms",
            TEXT.formatted(box),
            now,
            new JsonObject().put("box", box).put("event", "test").put("time", now.toString()));
    var unused = outlets.test(message).thenAccept(this::done);
    return Optional.empty();
  }

  private synchronized void done(Map<String, Optional<String>> results) {
    JsonArray channels = new JsonArray();
    results.forEach(
        (name, fault) ->
            channels.add(
                new JsonObject()
                    .put("name", name)
                    .put("ok", fault.isEmpty())
                    .put("message", fault.orElse(""))));
    state = new JsonObject().put("state", "done").put("channels", channels);
  }

  /** How it is going. */
  synchronized JsonObject state() {
    return state.copy();
  }
}
