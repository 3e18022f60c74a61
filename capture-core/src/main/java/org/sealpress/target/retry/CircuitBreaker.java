package org.sealpress.target.retry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

/**
 * Leaves a target alone that has been away several times running: for a while each call is answered
 * at once with {@link Kind#UNAVAILABLE}, then one is let through. If that goes well all are again,
 * else the while is twice as long. Any answer of the target, a fault of another kind too, shows
 * that it is there. Safe for several threads.
 */
public final class CircuitBreaker implements Guard {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH);

  /**
   * When it opens, and for how long.
   *
   * @param failures so many running open it
   * @param first how long the first time
   * @param longest how long at most
   */
  public record Settings(int failures, Duration first, Duration longest) {
    /** For a remote: after three, for a minute, five minutes at most. */
    public static final Settings USUAL =
        new Settings(3, Duration.ofMinutes(1), Duration.ofMinutes(5));
  }

  private final Settings settings;
  private final LongSupplier nanos;
  private final Clock clock;
  private int failures;
  private Duration open = Duration.ZERO;
  private long opened;
  private boolean trying;
  private @Nullable Instant since;
  private Instant again = Instant.EPOCH;
  private String reason = "";

  private CircuitBreaker(Settings settings, LongSupplier nanos, Clock clock) {
    this.settings = settings;
    this.nanos = nanos;
    this.clock = clock;
  }

  /**
   * A target that is left alone when it is away.
   *
   * @param clock whose time and zone messages tell
   */
  public static Target of(Target target, Settings settings, Clock clock) {
    return of(target, settings, System::nanoTime, clock);
  }

  /**
   * A target that is left alone when it is away.
   *
   * @param nanos a clock that only runs forward, by which it is measured
   */
  public static Target of(Target target, Settings settings, LongSupplier nanos, Clock clock) {
    return Guarded.by(new CircuitBreaker(settings, nanos, clock), target);
  }

  @Override
  public <T> T run(Step<T> step) throws TargetFault {
    enter();
    boolean there = true;
    @Nullable TargetFault away = null;
    try {
      return step.call();
    } catch (TargetFault e) {
      if (e.kind() == Kind.UNAVAILABLE) {
        there = false;
        away = e;
      }
      throw e;
    } finally {
      leave(there, away);
    }
  }

  private synchronized void enter() throws TargetFault {
    if (open.isZero()) {
      return;
    }
    if (trying || nanos.getAsLong() - opened < open.toNanos()) {
      ZoneId zone = clock.getZone();
      throw new TargetFault(
          Kind.UNAVAILABLE,
          "%s (it has been away since %s and is tried again at %s)"
              .formatted(
                  reason,
                  TIME.format((since == null ? again : since).atZone(zone)),
                  TIME.format(again.atZone(zone))));
    }
    trying = true;
  }

  private synchronized void leave(boolean there, @Nullable TargetFault away) {
    trying = false;
    if (there) {
      failures = 0;
      open = Duration.ZERO;
      since = null;
      return;
    }
    since = since == null ? clock.instant() : since;
    reason = away == null ? "it is away" : away.getMessage();
    failures++;
    if (failures >= settings.failures()) {
      Duration next = open.isZero() ? settings.first() : open.multipliedBy(2);
      open = next.compareTo(settings.longest()) > 0 ? settings.longest() : next;
      opened = nanos.getAsLong();
      again = clock.instant().plus(open);
    }
  }
}
