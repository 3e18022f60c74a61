package org.sealpress.intake;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.sealpress.intake.CheckEntry.Asked;
import org.sealpress.intake.CheckEntry.Begun;
import org.sealpress.intake.CheckEntry.Ended;
import org.sealpress.intake.CheckEntry.Prolonged;

/** How long captures wait for a person to look at their pages. */
final class CheckTime {
  /** However often a person asks for more time. */
  static final Duration LONGEST = Duration.ofHours(24);

  /** Who has just decided something is not done yet. */
  private static final Duration AFTER_A_DECISION = Duration.ofMinutes(1);

  private static final Duration POLL = Duration.ofSeconds(1);

  private final Clock clock;
  private final CaptureListener listener;

  CheckTime(Clock clock, CaptureListener listener) {
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * Begins the waiting when all sides are read, and ends it when its time has passed.
   *
   * @return when to ask again; empty when it does not wait, or not any longer
   */
  Optional<Duration> left(OpenCapture capture) throws IOException {
    if (capture.stage() instanceof Stage.Closed && capture.awaitsCheck()) {
      begin(capture);
    }
    if (capture.stage() instanceof Stage.Rescanning) {
      return Optional.of(POLL);
    }
    if (!(capture.stage() instanceof Stage.Checking)) {
      return Optional.empty();
    }
    Duration left = Duration.between(clock.instant(), until(capture));
    if (!left.isNegative() && !left.isZero()) {
      return Optional.of(left.compareTo(POLL) < 0 ? left : POLL);
    }
    try {
      end(capture, "");
    } catch (CheckRefused e) {
      return Optional.of(POLL); // somebody was quicker
    }
    return Optional.empty();
  }

  private void begin(OpenCapture capture) throws IOException {
    Instant now = clock.instant();
    capture.begins(new Begun(now.plus(usual(capture)), now));
    tell(capture);
  }

  /** Says that it waits. */
  void tell(OpenCapture capture) {
    listener.on(new CaptureEvent.Checking(capture.id(), capture.sides().size(), until(capture)));
  }

  /** The waiting is over. */
  void end(OpenCapture capture, String by) throws IOException {
    capture.change(pages -> new Ended(by, clock.instant()));
    listener.on(new CaptureEvent.Checked(capture.id(), by));
  }

  /** It waits once more as long, from now on. */
  void prolong(OpenCapture capture, String by) throws IOException {
    Instant now = clock.instant();
    Instant last = begun(capture).at().plus(LONGEST);
    Instant wanted = until(capture).plus(usual(capture));
    Instant until = wanted.isAfter(last) ? last : wanted;
    if (!until.isAfter(until(capture))) {
      throw CheckRefused.longEnough();
    }
    capture.change(pages -> new Prolonged(until, by, now));
    tell(capture);
  }

  private static Duration usual(OpenCapture capture) {
    return Duration.ofSeconds(
        capture.spool().journal().last(Asked.class).map(Asked::seconds).orElse(0L));
  }

  private static Begun begun(OpenCapture capture) {
    return capture
        .spool()
        .journal()
        .last(Begun.class)
        .orElseThrow(() -> new IllegalStateException("its check has not begun"));
  }

  /** When a capture is sealed though nobody has confirmed it. */
  static Instant until(OpenCapture capture) {
    Journal journal = capture.spool().journal();
    Instant until =
        journal.last(Prolonged.class).map(Prolonged::until).orElse(begun(capture).until());
    Duration usual = usual(capture);
    Duration grace = usual.compareTo(AFTER_A_DECISION) < 0 ? usual : AFTER_A_DECISION;
    for (CheckEntry entry : journal.entries(CheckEntry.class)) {
      Instant least = decided(entry).plus(grace);
      until = least.isAfter(until) ? least : until;
    }
    return until;
  }

  private static Instant decided(CheckEntry entry) {
    if (entry instanceof CheckEntry.Decision decision) {
      return decision.at();
    }
    return entry instanceof CheckEntry.RescanEnded ended ? ended.at() : Instant.EPOCH;
  }
}
