package org.sealpress.appliance.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Wrong tries of a kind: after some the next one has to wait, twice as long each time, and after
 * some more as long as it may. An hour without one and all is forgotten. Bounded: who tries from
 * many addresses makes the oldest forgotten.
 */
final class Attempts {
  /** So many wrong tries cost nothing: people mistype. */
  static final int FREE = 4;

  /** From so many on each costs the longest time. */
  static final int LOCKED = 10;

  static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration FORGOTTEN = Duration.ofHours(1);
  private static final int MOST = 10_000;

  /** The last one, and the one before it. */
  private record Tries(int count, Instant last, Instant before) {}

  private final Clock clock;
  private final int free;
  private final Duration longest;
  private final Map<String, Tries> tries = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * Those of one kind.
   *
   * @param free how many cost nothing
   * @param longest what one costs at most
   */
  Attempts(Clock clock, int free, Duration longest) {
    this.clock = clock;
    this.free = free;
    this.longest = longest;
  }

  /** How long the next try has to wait; zero when it need not. */
  synchronized Duration waiting(String key) {
    Tries known = tries.get(key);
    if (known == null) {
      return Duration.ZERO;
    }
    Instant now = clock.instant();
    if (now.isBefore(known.last()) || now.isAfter(known.last().plus(FORGOTTEN))) {
      tries.remove(key);
      return Duration.ZERO;
    }
    Duration left = Duration.between(now, known.last().plus(delay(known.count())));
    return left.isNegative() ? Duration.ZERO : left;
  }

  private Duration delay(int count) {
    if (count <= free) {
      return Duration.ZERO;
    }
    Duration doubled = Duration.ofSeconds(1L << Math.min(20, count - free - 1));
    return count >= free + LOCKED - FREE || doubled.compareTo(longest) > 0 ? longest : doubled;
  }

  /** Counts one; tells whether it is the one that locks. */
  synchronized boolean failed(String key) {
    Tries known = tries.get(key);
    int count = known == null ? 1 : known.count() + 1;
    Instant now = clock.instant();
    tries.put(key, new Tries(count, now, known == null ? now : known.last()));
    if (tries.size() > MOST) {
      tries.remove(tries.keySet().iterator().next());
    }
    return count == free + LOCKED - FREE;
  }

  /** Takes one back that was none: what the one before it costs goes on from its own time. */
  synchronized void undo(String key) {
    tries.computeIfPresent(
        key,
        (name, known) ->
            known.count() <= 1
                ? null
                : new Tries(known.count() - 1, known.before(), known.before()));
  }

  synchronized void forget(String key) {
    tries.remove(key);
  }
}
