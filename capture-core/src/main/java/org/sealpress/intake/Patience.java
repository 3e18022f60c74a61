package org.sealpress.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How long a capture still waits, by a clock that nobody sets: the one that tells the time may jump
 * while it waits. Guarded by its capture.
 */
final class Patience {
  /** By less than that nobody is told another time. */
  private static final Duration UNSEEN = Duration.ofSeconds(2);

  private final LongSupplier nanoTime;
  private final long last;
  private long end;
  private int decisions;
  private int scans;
  private String wantedBy = "";
  private Instant shown = Instant.EPOCH;

  /**
   * Begins now.
   *
   * @param nanoTime as {@link System#nanoTime}
   * @param left how long it waits
   * @param longest however often more time is asked for
   * @param decisions that people have made before
   */
  Patience(LongSupplier nanoTime, Duration left, Duration longest, int decisions) {
    this.nanoTime = nanoTime;
    this.decisions = decisions;
    long now = nanoTime.getAsLong();
    this.end = now + left.toNanos();
    this.last = now + longest.toNanos();
  }

  /** How long it still waits; not more than zero when that is over. */
  Duration left() {
    return Duration.ofNanos(end - nanoTime.getAsLong());
  }

  /** So much of this can be had. */
  Duration allowed(Duration wanted) {
    Duration longest = Duration.ofNanos(last - nanoTime.getAsLong());
    return wanted.compareTo(longest) > 0 ? longest : wanted;
  }

  /** From now on it waits so long. */
  void become(Duration left) {
    end = nanoTime.getAsLong() + left.toNanos();
    shown = Instant.EPOCH;
  }

  /** When people have made more decisions than it knew of, it waits at least so long. */
  void decided(int made, Duration grace) {
    if (made > decisions && grace.compareTo(left()) > 0) {
      become(grace);
    }
    decisions = made;
  }

  /** A sheet is to be scanned when its turn comes. */
  void awaitScanner(String by) {
    scans++;
    wantedBy = by;
  }

  /** It was, or will not be. */
  void scannerDone() {
    scans = Math.max(0, scans - 1);
  }

  /** Who waits for the scanner; empty when nobody does. */
  Optional<String> waitsForScanner() {
    return scans == 0 ? Optional.empty() : Optional.of(wantedBy);
  }

  /**
   * When it is over, for people: the same as long as the clock that tells the time does not jump.
   */
  Instant until(Instant now) {
    Instant until = now.plus(left());
    if (Duration.between(shown, until).abs().compareTo(UNSEEN) > 0) {
      shown = until;
    }
    return shown;
  }
}
