package org.sealpress.target.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait between attempts: twice as long each time, and from it a random part of up to
 * the half is taken, so that many boxes don't come back at the same moment.
 *
 * @param attempts how many at most, the first one included; at least 1
 * @param first before the second attempt
 * @param longest between two
 * @param total from the first attempt's beginning no further one is begun after this
 */
public record Backoff(int attempts, Duration first, Duration longest, Duration total) {
  private static final int MOST_DOUBLINGS = 30;

  /** For a remote: three attempts within half a minute. */
  public static final Backoff USUAL =
      new Backoff(3, Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(30));

  /** Before the attempt after the n-th failure, from 1. */
  Duration before(int failures, RandomGenerator random) {
    Duration whole = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    if (whole.compareTo(longest) > 0) {
      whole = longest;
    }
    long nanos = whole.toNanos();
    return Duration.ofNanos(nanos - (long) (random.nextDouble() * nanos / 2));
  }
}
