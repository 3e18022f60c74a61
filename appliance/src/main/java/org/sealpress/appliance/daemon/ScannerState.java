package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;

/**
 * How the scanner is doing.
 *
 * @param device its name, as far as it is known
 * @param message what is wrong and what to do, else empty
 * @param since when it became so
 */
record ScannerState(Condition condition, String device, String message, Instant since) {

  /** What it can do now. */
  enum Condition {
    /** It was not asked yet. */
    STARTING,
    /** It waits for the button. */
    READY,
    /** Sheets are fed. */
    SCANNING,
    /** It can be used, but the last batch ended before the feeder was empty. */
    STOPPED,
    /** It can't be used. */
    AWAY
  }

  ScannerState becomes(Condition next, String nextDevice, String nextMessage, Instant now) {
    boolean same = next == condition && nextMessage.equals(message);
    return new ScannerState(next, nextDevice, nextMessage, same ? since : now);
  }

  JsonObject json() {
    return new JsonObject()
        .put("state", condition.name().toLowerCase(Locale.ROOT))
        .put("device", device)
        .put("message", message)
        .put("since", since.toString());
  }
}
