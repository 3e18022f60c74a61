package org.sealpress.delivery;

import java.time.Duration;

/**
 * How often targets are asked.
 *
 * @param idle between two rounds when all is well; also the longest wait after a fault
 * @param firstRetry after a fault; twice as long each further time
 * @param farewell how long {@link Delivery#close} waits for the objects in flight
 */
record Pace(Duration idle, Duration firstRetry, Duration farewell) {
  /** For a box in an office. */
  static final Pace USUAL =
      new Pace(Duration.ofMinutes(1), Duration.ofSeconds(2), Duration.ofSeconds(10));

  Duration longer(Duration retry) {
    Duration twice = retry.multipliedBy(2);
    return twice.compareTo(idle) > 0 ? idle : twice;
  }
}
