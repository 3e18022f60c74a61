package org.sealpress.intake;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.LongSupplier;
import org.sealpress.intake.CheckEntry.Asked;
import org.sealpress.intake.CheckEntry.Begun;
import org.sealpress.intake.CheckEntry.Ended;
import org.sealpress.intake.CheckEntry.Prolonged;

/**
 * How long captures wait for a person to look at their pages. The journal says until when; while
 * the box runs, a clock that nobody sets tells how much of that is left.
 */
final class CheckTime {
  /** However often a person asks for more time. */
  static final Duration LONGEST = Duration.ofHours(24);

  /** Who has just decided something is not done yet. */
  private static final Duration AFTER_A_DECISION = Duration.ofMinutes(1);

  private static final Duration POLL = Duration.ofSeconds(1);

  private final Clock clock;
  private final LongSupplier nanoTime;
  private final CaptureListener listener;
  private final Map<OpenCapture, Patience> waiting =
      Collections.synchronizedMap(new WeakHashMap<>());

  /**
   * Of a box.
   *
   * @param nanoTime as {@link System#nanoTime}
   */
  CheckTime(Clock clock, LongSupplier nanoTime, CaptureListener listener) {
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.listener = listener;
  }

  /**
   * Begins the waiting when all sides are read, and ends it when its time has passed.
   *
   * @return when to ask again; empty when it does not wait, or not any longer
   */
  Optional<Duration> left(OpenCapture capture) throws IOException {
    if (capture.stage() instanceof Stage.Closed && capture.awaitsCheck()) {
      Instant now = clock.instant();
      capture.begins(new Begun(now.plus(usual(capture)), now));
      tell(capture);
    }
    if (capture.stage() instanceof Stage.Rescanning) {
      return Optional.of(POLL);
    }
    if (!(capture.stage() instanceof Stage.Checking)) {
      return Optional.empty();
    }
    Duration left = patience(capture).left();
    if (isMore(left)) {
      return Optional.of(atMost(POLL, left));
    }
    try {
      if (!hasRunOut(capture)) {
        tell(capture);
        return Optional.of(POLL);
      }
    } catch (CheckRefused e) {
      return Optional.of(POLL); // somebody was quicker
    }
    listener.on(new CaptureEvent.Checked(capture.id(), ""));
    return Optional.empty();
  }

  /** Ends the waiting, unless a sheet still waits for the scanner. */
  private boolean hasRunOut(OpenCapture capture) throws IOException {
    synchronized (capture) {
      Patience patience = patience(capture);
      Optional<String> by = patience.waitsForScanner();
      if (by.isPresent()) {
        asUsual(capture, patience, by.get());
      }
      if (isMore(patience.left())) {
        return false;
      }
      capture.change(pages -> new Ended("", clock.instant()));
      return true;
    }
  }

  /**
   * A sheet of it is to be scanned when its turn comes. Until {@link #scannerDone} it waits for
   * that, but no longer than for a person.
   */
  void awaitScanner(OpenCapture capture, String by) throws IOException {
    synchronized (capture) {
      if (!(capture.stage() instanceof Stage.Checking)) {
        throw CheckRefused.notNow(capture.id(), capture.stage());
      }
      Patience patience = patience(capture);
      asUsual(capture, patience, by);
      patience.awaitScanner(by);
    }
    tell(capture);
  }

  /** The sheet was scanned, or will not be. */
  void scannerDone(OpenCapture capture) {
    synchronized (capture) {
      Optional.ofNullable(waiting.get(capture)).ifPresent(Patience::scannerDone);
    }
  }

  /** It waits at least as long as usual, from now on. */
  private void asUsual(OpenCapture capture, Patience patience, String by) throws IOException {
    Duration left = patience.left();
    Duration usual = patience.allowed(usual(capture));
    if (isMore(usual) && usual.compareTo(left) > 0) {
      prolong(capture, patience, usual, by);
    }
  }

  private static boolean isMore(Duration left) {
    return !left.isNegative() && !left.isZero();
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
    synchronized (capture) {
      Patience patience = patience(capture);
      Duration left = patience.left();
      Duration longer = patience.allowed(left.plus(usual(capture)));
      if (longer.compareTo(left) <= 0) {
        throw CheckRefused.longEnough();
      }
      prolong(capture, patience, longer, by);
    }
    tell(capture);
  }

  private void prolong(OpenCapture capture, Patience patience, Duration left, String by)
      throws IOException {
    Instant now = clock.instant();
    capture.change(pages -> new Prolonged(now.plus(left), by, now));
    patience.become(left);
  }

  private static Duration usual(OpenCapture capture) {
    return Duration.ofSeconds(
        capture.spool().journal().last(Asked.class).map(Asked::seconds).orElse(0L));
  }

  /** When a capture is sealed though nobody has confirmed it. */
  Instant until(OpenCapture capture) {
    synchronized (capture) {
      return patience(capture).until(clock.instant());
    }
  }

  /** How long it waits, with what people have decided since. */
  private Patience patience(OpenCapture capture) {
    synchronized (capture) {
      List<CheckEntry> entries = capture.spool().journal().entries(CheckEntry.class);
      int decisions = (int) entries.stream().filter(each -> decided(each).isPresent()).count();
      Patience patience =
          waiting.computeIfAbsent(capture, each -> fromJournal(each, entries, decisions));
      Duration usual = usual(capture);
      patience.decided(decisions, usual.compareTo(AFTER_A_DECISION) < 0 ? usual : AFTER_A_DECISION);
      return patience;
    }
  }

  /** At the beginning or after a restart: nobody could look while the box was off. */
  private Patience fromJournal(OpenCapture capture, List<CheckEntry> entries, int decisions) {
    Begun begun =
        capture
            .spool()
            .journal()
            .last(Begun.class)
            .orElseThrow(() -> new IllegalStateException("its check has not begun"));
    Instant until =
        capture.spool().journal().last(Prolonged.class).map(Prolonged::until).orElse(begun.until());
    Instant now = clock.instant();
    for (CheckEntry entry : entries) { // it is later than all that has happened
      now = later(now, decided(entry).orElse(begun.at()));
    }
    Duration usual = usual(capture);
    Duration longest = atMost(LONGEST, Duration.between(now, begun.at().plus(LONGEST)));
    Duration left = atMost(longest, Duration.between(now, until));
    return new Patience(nanoTime, left.compareTo(usual) < 0 ? usual : left, longest, decisions);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Duration atMost(Duration most, Duration wanted) {
    return wanted.compareTo(most) > 0 ? most : wanted;
  }

  private static Optional<Instant> decided(CheckEntry entry) {
    if (entry instanceof CheckEntry.Decision decision) {
      return Optional.of(decision.at());
    }
    return entry instanceof CheckEntry.RescanEnded ended
        ? Optional.of(ended.at())
        : Optional.empty();
  }
}
