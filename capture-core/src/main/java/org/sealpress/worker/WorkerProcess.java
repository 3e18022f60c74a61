package org.sealpress.worker;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.sealpress.child.ChildProcess;
import org.sealpress.child.Garbage;
import org.sealpress.worker.Wire.Reply;
import org.sealpress.worker.WorkerFault.Kind;

/** The parent's end of one worker. Used by one thread; only {@link #kill} is for any. */
final class WorkerProcess {
  private final ChildProcess child;
  private int number;
  private volatile boolean killed;
  private volatile long resting = System.nanoTime();

  WorkerProcess(List<String> command) throws IOException {
    child = new ChildProcess(command);
  }

  boolean usable() {
    return !killed && child.isAlive();
  }

  /** It has nothing to do from now on. */
  void rest() {
    resting = System.nanoTime();
  }

  /** For how long it has had nothing to do; only of one that is at rest. */
  Duration idle() {
    return Duration.ofNanos(System.nanoTime() - resting);
  }

  /**
   * Has one page done.
   *
   * @param image takes the bytes of the archived image
   * @throws WorkerFault {@link Kind#BROKEN} when this worker is of no more use
   */
  PageResult on(PageJob job, OutputStream image, ScheduledExecutorService watch, long limitMillis)
      throws WorkerFault {
    if (number > 0) {
      // Not before the first page: what a fresh one complains of is why it can't start.
      child.errors().forget();
    }
    ScheduledFuture<?> watchdog = watch.schedule(this::kill, limitMillis, TimeUnit.MILLISECONDS);
    try {
      number++;
      Wire.writeJob(number, job, child.out());
      Reply reply = Wire.readReply(number, child.in());
      if (reply instanceof Reply.Failed failed) {
        throw new WorkerFault(failed.kind(), failed.message());
      }
      Reply.Done done = (Reply.Done) reply;
      if ((done.imageBytes() == 0) != job.keep()) {
        throw new Garbage("an image of " + done.imageBytes() + " bytes");
      }
      Wire.copy(child.in(), new OwnSideFailed.Writing(image), done.imageBytes());
      return done.result();
    } catch (OwnSideFailed e) {
      throw new WorkerFault(Kind.SPOOL, String.valueOf(e.getMessage()), e);
    } catch (IOException | RuntimeException e) {
      throw new WorkerFault(Kind.BROKEN, describe(limitMillis, e), e);
    } finally {
      watchdog.cancel(false);
    }
  }

  private String describe(long limitMillis, Exception e) {
    if (killed) {
      return String.format(Locale.ROOT, "the page took longer than %.1f s", limitMillis / 1000.0);
    }
    boolean garbage = e instanceof Garbage || e instanceof RuntimeException;
    return garbage
        ? "the page worker gave no proper answer (" + e.getMessage() + ")"
        : "the page worker died (" + child.errors().lastWords() + ")";
  }

  /** Ends it at once: an idle worker has nothing to lose. */
  void kill() {
    killed = true;
    child.kill();
  }

  /** Waits a moment for its end. */
  boolean ended() throws InterruptedException {
    return child.ended();
  }
}
