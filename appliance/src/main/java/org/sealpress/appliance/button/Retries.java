package org.sealpress.appliance.button;

import java.time.Duration;

/** How long to wait before a device is tried again: longer each time, until it was there. */
final class Retries {
  private static final Duration FIRST = Duration.ofSeconds(1);

  /** Somebody who has plugged it in again stands there and waits. */
  private static final Duration LAST = Duration.ofSeconds(8);

  private Duration next = FIRST;

  /** The next wait. */
  Duration next() {
    Duration now = next;
    Duration twice = next.multipliedBy(2);
    next = twice.compareTo(LAST) > 0 ? LAST : twice;
    return now;
  }

  /** It was there. */
  void good() {
    next = FIRST;
  }
}
