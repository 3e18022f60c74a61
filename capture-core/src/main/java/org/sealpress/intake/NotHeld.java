package org.sealpress.intake;

import java.io.IOException;

/** A capture does not wait for a person's decision. */
public final class NotHeld extends IOException {
  private static final long serialVersionUID = 1L;

  NotHeld(String capture, boolean fed) {
    super(
        "capture "
            + capture
            + (fed
                ? " is being fed: wait until the feeder stops"
                : " is not held: see the status"));
  }

  NotHeld(String capture) {
    this(capture, false);
  }
}
