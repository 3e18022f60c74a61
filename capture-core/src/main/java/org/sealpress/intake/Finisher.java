package org.sealpress.intake;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows all captures that are open, and finishes them one after the other in a thread of its own.
 * One that can't be finished now is tried again until it is.
 */
final class Finisher {
  private static final Logger LOG = LoggerFactory.getLogger(Finisher.class);
  private static final long LAST_SECONDS = 10;

  private final Finishing finishing;
  private final IntakeLimits limits;
  private final CaptureListener listener;
  private final Map<String, OpenCapture> open = new ConcurrentHashMap<>();
  private final ScheduledThreadPoolExecutor thread;
  private volatile boolean parking;

  Finisher(Finishing finishing, IntakeLimits limits, CaptureListener listener) {
    this.finishing = finishing;
    this.limits = limits;
    this.listener = listener;
    this.thread =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread daemon = new Thread(task, "finishing");
              daemon.setDaemon(true);
              return daemon;
            });
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** The captures that are fed or not finished, by id. */
  Map<String, OpenCapture> open() {
    return open;
  }

  /** Finishes a capture when its turn comes. */
  void finishSoon(OpenCapture capture) {
    finishIn(Duration.ZERO, capture);
  }

  private void finishIn(Duration delay, OpenCapture capture) {
    later(delay, capture, () -> finish(capture));
  }

  /** Does something about a capture in the thread that finishes, unless all ends before. */
  void later(Duration delay, OpenCapture capture, Runnable what) {
    try {
      Future<?> unused = thread.schedule(what, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.info("capture {} waits in the spool for the next start", capture.id());
    }
  }

  private void finish(OpenCapture capture) {
    if (open.get(capture.id()) != capture) {
      return; // it was done by a call before this one
    }
    try {
      Optional<Duration> wait = finishing.finish(capture);
      if (wait.isPresent()) {
        later(wait.get(), capture, () -> lookAgain(capture));
      } else {
        open.remove(capture.id());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception | Error e) { // whatever it is, the capture must not be forgotten
      if (!parking) {
        LOG.error("capture {} waits in the spool: {}", capture.id(), Sentence.of(e), e);
        listener.on(
            new CaptureEvent.Parked(
                capture.id(), "Not finished yet, it will be tried again: " + Sentence.of(e)));
      }
      finishIn(capture.nextRetry(limits), capture);
    }
  }

  /** Of one that waits for a person to look at it. */
  private void lookAgain(OpenCapture capture) {
    if (capture.stage() instanceof Stage.Checking || capture.stage() instanceof Stage.Rescanning) {
      finish(capture);
    }
  }

  /** Finishes what can be finished so soon, and parks the rest. */
  void close(Duration patience) {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        parking = true;
        open.values().forEach(OpenCapture::park);
        if (!thread.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
          LOG.warn("a document takes too long to be sealed: it is made again at the next start");
          thread.shutdownNow();
          thread.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS);
        }
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
    open.values().forEach(OpenCapture::closeQuietly);
  }
}
