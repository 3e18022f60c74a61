package org.sealpress.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.sealpress.plan.Today;

/**
 * How often what targets hold is looked through, and a part of it read again.
 *
 * @param every the time between two parts of one target
 * @param today whether the clock is believed, and what it says
 */
public record Verifying(Duration every, Supplier<Today> today) {
  /** Only what comes back is read again. */
  public static final Verifying OFF =
      new Verifying(
          Duration.ofDays(36_500),
          () -> new Today(Instant.EPOCH, ZoneOffset.UTC, Optional.of("there is no clock")));
}
