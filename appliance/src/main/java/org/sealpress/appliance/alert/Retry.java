package org.sealpress.appliance.alert;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When a message is tried again that a channel did not take.
 *
 * @param first after the first failure
 * @param longest never later than this; in between twice as long each time
 * @param most so many times, then it is given up: an alarm that is not over is told again anyway
 */
public record Retry(Duration first, Duration longest, int most) {
  /** About a day in all. */
  public static final Retry USUAL = new Retry(Duration.ofSeconds(30), Duration.ofHours(1), 30);

  private static final int DOUBLINGS = 20;

  /** How long to wait after so many failures, give or take a tenth. */
  Duration after(int failures) {
    long wait = first.toMillis() << Math.min(DOUBLINGS, Math.max(0, failures - 1));
    long bounded = Math.min(wait, longest.toMillis());
    return Duration.ofMillis(
        bounded + ThreadLocalRandom.current().nextLong(-bounded / 10, bounded / 10 + 1));
  }
}
