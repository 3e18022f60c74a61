package org.sealpress.intake;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.sealpress.intake.JournalEntry.Discarded;
import org.sealpress.intake.JournalEntry.FeedEnded;
import org.sealpress.intake.JournalEntry.FeedStopped;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Captures that are held until a person decides, or nobody has come for too long. */
final class Holding {
  private static final Logger LOG = LoggerFactory.getLogger(Holding.class);

  private final Duration longest;
  private final IntakeLimits limits;
  private final Finisher finisher;
  private final Clock clock;
  private final CaptureListener listener;

  /**
   * A holding.
   *
   * @param longest how long to wait for a person; with zero nothing is held
   */
  Holding(
      Duration longest,
      IntakeLimits limits,
      Finisher finisher,
      Clock clock,
      CaptureListener listener) {
    this.longest = longest;
    this.limits = limits;
    this.finisher = finisher;
    this.clock = clock;
    this.listener = listener;
  }

  /** Whether a capture whose feeder stops is held. */
  boolean holds() {
    return !longest.isZero();
  }

  /** An open capture: the only kind that may be held. */
  OpenCapture held(String id) throws NotHeld {
    OpenCapture capture = finisher.open().get(id);
    if (capture == null) {
      throw new NotHeld(id);
    }
    return capture;
  }

  /** Holds a capture from when its feeder stopped. */
  void hold(OpenCapture capture, FeedStopped why) {
    Duration since = Duration.between(why.at(), clock.instant());
    Duration left = longest.minus(since.isNegative() ? Duration.ZERO : since);
    finisher.later(left.isNegative() ? Duration.ZERO : left, capture, () -> expire(capture, why));
  }

  private void expire(OpenCapture capture, FeedStopped why) {
    if (!capture.isHeldFor(why)) {
      return;
    }
    try {
      close(capture, "Nobody fed them: it was finished without them.");
    } catch (NotHeld e) {
      LOG.debug("capture {} goes on after all", capture.id());
    } catch (IOException e) {
      LOG.warn("capture {} is held on: {}", capture.id(), Sentence.of(e));
      finisher.later(limits.longestRetry(), capture, () -> expire(capture, why));
    }
  }

  /** As {@link Intake#finish}. */
  void finish(String id) throws IOException {
    close(held(id), "It was finished without them.");
  }

  private void close(OpenCapture capture, String how) throws IOException {
    int sides = capture.sides().size();
    FeedEnded ended =
        capture.decide(
            why -> new FeedEnded(sides, Sentence.join(why.fault(), how), clock.instant()));
    listener.on(new CaptureEvent.FeedEnded(capture.id(), sides, ended.fault()));
    finisher.finishSoon(capture);
  }

  /** As {@link Intake#discard}. */
  void discard(String id, String reason) throws IOException {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("pages are not thrown away without a reason");
    }
    OpenCapture capture = held(id);
    Discarded discarded = new Discarded(reason.strip(), clock.instant());
    capture.throwAway(discarded);
    capture.cancelWork();
    listener.on(new CaptureEvent.Discarded(id, discarded.reason()));
    finisher.finishSoon(capture);
  }
}
