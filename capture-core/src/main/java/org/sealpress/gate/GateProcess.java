package org.sealpress.gate;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.sealpress.child.ChildCommand;
import org.sealpress.child.ChildProcess;
import org.sealpress.child.LoneChild;

/**
 * Has PDFs judged by a process of its own, one after the other, each for a limited time. What
 * veraPDF needs (some 100 MB, and half a megabyte for each dense page) is that process's, and when
 * it breaks or hangs it is ended. It starts with the first document, stays warm for ten minutes
 * after the last one, and is then parked: it ends, until there is a document again.
 */
public final class GateProcess implements PdfGate, AutoCloseable {
  /** A document of some 450 dense pages. */
  private static final int HEAP_MEGABYTES = 400;

  private static final Duration A_DOCUMENT = Duration.ofMinutes(1);
  private static final Duration A_PAGE = Duration.ofSeconds(2);

  /** So long what is left of a talk may take to notice that its child is gone. */
  private static final long MILLIS_TO_END = 5_000;

  /**
   * How long things may take.
   *
   * @param document each document
   * @param page so much more for each of its pages
   * @param parked after so long without a document the process ends
   */
  record Limits(Duration document, Duration page, Duration parked) {}

  private final Limits limits;
  private final LoneChild lone;
  private final ReentrantLock turn = new ReentrantLock();

  GateProcess(List<String> command, Limits limits) {
    this.limits = limits;
    this.lone = new LoneChild("gate", command, limits.parked());
  }

  /** veraPDF: a minute for each document and two seconds more for each page. */
  public static GateProcess veraPdf() {
    return new GateProcess(
        ChildCommand.of(GateChild.class, HEAP_MEGABYTES),
        new Limits(A_DOCUMENT, A_PAGE, ChildProcess.PARKED_AFTER));
  }

  /** Whether the process is there, so that the next document need not wait for its start. */
  public boolean isRunning() {
    return lone.isRunning();
  }

  @Override
  public Verdict check(PdfBytes pdf, int pages) throws InterruptedException {
    turn.lockInterruptibly();
    try {
      return judged(pdf, limits.document().plus(limits.page().multipliedBy(pages)));
    } finally {
      turn.unlock();
    }
  }

  private Verdict judged(PdfBytes pdf, Duration limit) throws InterruptedException {
    ChildProcess now;
    try {
      now = lone.use();
    } catch (IOException e) {
      return new Verdict.NotChecked("no process can be started for it: " + e.getMessage());
    }
    FutureTask<Verdict> talk = new FutureTask<>(new GateTalk(pdf, now)::verdict);
    Thread thread = new Thread(talk, "gate");
    thread.setDaemon(true);
    thread.start();
    boolean again = false;
    try {
      Verdict verdict = talk.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      again = !(verdict instanceof Verdict.NotChecked); // it may be about to end itself
      return verdict;
    } catch (TimeoutException e) {
      return new Verdict.NotChecked("it took longer than " + limit.toSeconds() + " s");
    } catch (ExecutionException e) {
      return new Verdict.NotChecked(
          "the process that checks it broke: "
              + (e.getCause() instanceof Exception cause ? now.whyBroken(cause) : e.getCause()));
    } finally {
      if (again) {
        lone.rest();
      } else {
        lone.end(now);
        thread.join(MILLIS_TO_END);
      }
    }
  }

  /** Ends the process; the check of a document in it fails. */
  @Override
  public void close() {
    lone.close();
  }
}
