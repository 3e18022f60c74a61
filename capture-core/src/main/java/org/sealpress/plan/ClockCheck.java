package org.sealpress.plan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether the box's clock is believed. A box without a battery starts with an old time: one before
 * what the ledger has seen is doubtful. Whenever the clock moves otherwise than time goes by, it
 * has jumped, and is doubtful until it has run evenly for a while. Safe for several threads.
 *
 * <p>What it can't see is a clock that is wrong and later than the ledger from the start on.
 */
public final class ClockCheck {
  /** Clocks are set by so much without a word. */
  static final Duration TOLERANCE = Duration.ofMinutes(10);

  /** So long a clock must run evenly after a jump. */
  static final Duration SETTLING = Duration.ofHours(1);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);

  private final Clock clock;
  private final ZoneId zone;
  private final LongSupplier nanos;
  private Instant wall;
  private long ticks;
  private @Nullable Duration jump;
  private long jumped;

  /**
   * A check that begins now.
   *
   * @param clock what is checked
   * @param zone where the box stands
   * @param nanos what only goes on, as {@link System#nanoTime}
   */
  public ClockCheck(Clock clock, ZoneId zone, LongSupplier nanos) {
    this.clock = clock;
    this.zone = zone;
    this.nanos = nanos;
    this.wall = clock.instant();
    this.ticks = nanos.getAsLong();
  }

  /**
   * Looks at the clock. Between two looks a jump is seen when it is larger than {@link #TOLERANCE}.
   *
   * @param latest the latest time in the ledger that was not in doubt itself
   */
  public synchronized Today today(Instant latest) {
    Instant now = clock.instant();
    long tick = nanos.getAsLong();
    Duration drift = Duration.between(wall.plusNanos(tick - ticks), now);
    wall = now;
    ticks = tick;
    if (drift.abs().compareTo(TOLERANCE) > 0) {
      jump = drift;
      jumped = tick;
    }
    return new Today(now, zone, doubt(now, tick, latest));
  }

  private Optional<String> doubt(Instant now, long tick, Instant latest) {
    if (now.plus(TOLERANCE).isBefore(latest)) {
      return Optional.of(
          "the clock is doubtful: it says %s, and the ledger's last entry is of %s; set it, until then nothing is called late"
              .formatted(told(now), told(latest)));
    }
    Duration by = jump;
    if (by == null || tick - jumped >= SETTLING.toNanos()) {
      jump = null;
      return Optional.empty();
    }
    return Optional.of(
        "the clock is doubtful: it jumped %s by %s; nothing is called late until it has run evenly for an hour"
            .formatted(by.isNegative() ? "back" : "on", spelled(by.abs())));
  }

  private String told(Instant time) {
    return TIME.format(time.atZone(zone));
  }

  private static String spelled(Duration by) {
    return by.toDays() > 1
        ? Today.counted(by.toDays(), "day")
        : by.toHours() > 1
            ? Today.counted(by.toHours(), "hour")
            : Today.counted(by.toMinutes(), "minute");
  }
}
