package org.sealpress.scan.sane;

import java.time.Duration;

/**
 * How long to wait for a SANE daemon.
 *
 * @param connect for a TCP connection
 * @param wake for a device to wake up that can't be opened at first
 * @param reply for a whole call that feeds nothing: list, open, check, read a sensor
 * @param stall for the next bytes while a page is due; the lamp may have to warm up
 * @param page for a whole page, from its start to its last byte
 */
public record TimeLimits(
    Duration connect, Duration wake, Duration reply, Duration stall, Duration page) {
  /** For scanners of an office. */
  public static final TimeLimits DEFAULT =
      new TimeLimits(
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofMinutes(5));

  /** Checks that each wait has an end. */
  public TimeLimits {
    for (Duration limit : new Duration[] {connect, wake, reply, stall, page}) {
      if (limit.toMillis() < 1 || limit.toMillis() > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("a time limit of " + limit);
      }
    }
  }

  int connectMillis() {
    return (int) connect.toMillis();
  }

  int stallMillis() {
    return (int) stall.toMillis();
  }

  /** The longest silence of the daemon that can be in order. */
  int silenceMillis() {
    return (int) Math.max(reply.toMillis(), stall.toMillis());
  }
}
