package org.sealpress.gate;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sealpress.child.ChildCommand;
import org.sealpress.child.ChildProcess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has PDFs judged by a process of its own, one after the other, each for a limited time. What
 * veraPDF needs (some 100 MB, and half a megabyte for each dense page) is that process's, and when
 * it breaks or hangs it is ended. It starts with the first document, stays warm for ten minutes
 * after the last one, and is then parked: it ends, until there is a document again.
 */
public final class GateProcess implements PdfGate, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GateProcess.class);

  /** A document of some 450 dense pages. */
  private static final int HEAP_MEGABYTES = 400;

  private static final Duration PARKED_AFTER = Duration.ofMinutes(10);
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

  private final List<String> command;
  private final Limits limits;
  private final ReentrantLock turn = new ReentrantLock();
  private final ScheduledThreadPoolExecutor watch =
      new ScheduledThreadPoolExecutor(1, task -> daemon(task, "gate-watch"));
  private @Nullable ChildProcess child;
  private long documents;
  private boolean closed;

  GateProcess(List<String> command, Limits limits) {
    this.command = command;
    this.limits = limits;
    watch.setRemoveOnCancelPolicy(true);
    watch.setKeepAliveTime(1, TimeUnit.MINUTES);
    watch.allowCoreThreadTimeOut(true);
  }

  /** veraPDF: a minute for each document and two seconds more for each page. */
  public static GateProcess veraPdf() {
    return new GateProcess(
        ChildCommand.of(GateChild.class, HEAP_MEGABYTES),
        new Limits(A_DOCUMENT, A_PAGE, PARKED_AFTER));
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Whether the process is there, so that the next document need not wait for its start. */
  public synchronized boolean isRunning() {
    return child != null && child.isAlive();
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
      now = child();
    } catch (IOException e) {
      return new Verdict.NotChecked("no process can be started for it: " + e.getMessage());
    }
    FutureTask<Verdict> talk = new FutureTask<>(new GateTalk(pdf, now)::verdict);
    Thread thread = daemon(talk, "gate");
    thread.start();
    boolean again = false;
    try {
      Verdict verdict = talk.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      again = !(verdict instanceof Verdict.NotChecked); // it may be about to end itself
      return verdict;
    } catch (TimeoutException e) {
      return new Verdict.NotChecked("it took longer than " + limit.toSeconds() + " s");
    } catch (ExecutionException e) {
      LOG.debug("the talk with the process that checks documents broke", e);
      return new Verdict.NotChecked("the process that checks it broke: " + end(now));
    } finally {
      if (again) {
        parkLater();
      } else {
        end(now);
        thread.join(MILLIS_TO_END);
      }
    }
  }

  private synchronized ChildProcess child() throws IOException {
    documents++;
    if (closed) {
      throw new IOException("this box is about to end");
    }
    ChildProcess now = child;
    if (now == null || !now.isAlive()) {
      now = new ChildProcess(command);
      child = now;
    }
    return now;
  }

  private synchronized void parkLater() {
    if (!closed) {
      long last = documents;
      var unused =
          watch.schedule(() -> park(last), limits.parked().toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Ends the process when there was no document after a certain one. */
  private synchronized void park(long last) {
    if (documents == last && child != null) {
      child.kill();
      child = null;
    }
  }

  /** Ends a process; says what it said last. */
  private String end(ChildProcess ended) {
    synchronized (this) {
      if (child == ended) {
        child = null;
      }
    }
    ended.kill();
    return ended.errors().lastWords();
  }

  /** Ends the process; the check of a document in it fails. */
  @Override
  public synchronized void close() {
    closed = true;
    watch.shutdownNow();
    if (child != null) {
      child.kill();
      child = null;
    }
  }
}
