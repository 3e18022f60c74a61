package org.sealpress.appliance.cli;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;

/** How fast something goes, by the last ten seconds of it. Not thread-safe. */
final class Pace {
  private static final long WINDOW = Duration.ofSeconds(10).toNanos();
  private static final long SPACING = Duration.ofMillis(250).toNanos();
  private static final double SECOND = Duration.ofSeconds(1).toNanos();

  private record Sample(long nanos, long done) {}

  private final Deque<Sample> samples = new ArrayDeque<>();

  /** Starts at nothing done. */
  Pace(long nanos) {
    samples.add(new Sample(nanos, 0));
  }

  /** Notes how much was done in all by now. */
  void note(long nanos, long done) {
    if (nanos - samples.getLast().nanos() >= SPACING) {
      samples.add(new Sample(nanos, done));
    }
    while (samples.size() > 2 && nanos - samples.getFirst().nanos() > WINDOW) {
      samples.removeFirst();
    }
  }

  /** Amount a second; empty while it is too early to tell, or nothing moves. */
  OptionalDouble perSecond(long nanos, long done) {
    Sample first = samples.getFirst();
    long time = nanos - first.nanos();
    long amount = done - first.done();
    return time < SPACING || amount <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(amount * SECOND / time);
  }
}
