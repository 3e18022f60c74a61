package org.sealpress.appliance.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Something to be told of an alarm.
 *
 * @param raised when it was raised, by the box's clock
 * @param lasted how long it has lasted
 * @param next after what time it is told again, for an alarm that is not over
 */
public record Notice(
    Event event, Alarm alarm, Instant raised, Duration lasted, Optional<Duration> next) {

  /** What became of it. */
  public enum Event {
    /** It is new. */
    RAISED,
    /** It is not over, or has become more urgent. */
    AGAIN,
    /** It is over. */
    OVER;

    /** As programs read it. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
