package org.sealpress.appliance.config;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/**
 * What is an alarm, and when it is told.
 *
 * @param late how long a target may lack a document
 * @param scanner how long the scanner may be away; empty when that is no alarm
 * @param repeat after what time an urgent alarm is told again
 * @param repeatOthers the same for the others
 * @param calm how long all must be well before an alarm is over
 * @param digest when the digest is sent; empty for never
 * @param heartbeatUrl what is fetched as long as the box is alive; empty for nothing
 * @param heartbeatEvery how often
 */
public record AlarmsConfig(
    Duration late,
    Optional<Duration> scanner,
    Duration repeat,
    Duration repeatOthers,
    Duration calm,
    Optional<Weekly> digest,
    Optional<URI> heartbeatUrl,
    Duration heartbeatEvery) {
  static final AlarmsConfig DEFAULT =
      new AlarmsConfig(
          Duration.ofHours(24),
          Optional.of(Duration.ofMinutes(15)),
          Duration.ofDays(1),
          Duration.ofDays(7),
          Duration.ofHours(1),
          Optional.of(new Weekly(DayOfWeek.MONDAY, LocalTime.of(8, 0))),
          Optional.empty(),
          Duration.ofMinutes(5));

  /** A time of each week. */
  public record Weekly(DayOfWeek day, LocalTime time) {}
}
