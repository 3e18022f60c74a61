package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * Something that happened to a capture.
 *
 * @param text for people, on one line
 * @param logged the same for the log, without what a person typed
 * @param trouble whether somebody should know
 */
record Step(Instant at, String text, String logged, boolean trouble) {

  /** One that nobody typed anything of. */
  Step(Instant at, String text, boolean trouble) {
    this(at, text, text, trouble);
  }

  JsonObject json() {
    return new JsonObject().put("at", at.toString()).put("text", text);
  }
}
