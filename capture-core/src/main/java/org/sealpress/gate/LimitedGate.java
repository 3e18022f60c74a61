package org.sealpress.gate;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Another gate in a thread of its own, of low priority, for a limited time. One that fails gets
 * another thread the next time; as long as one does not come back, nothing else is checked: there
 * is never more than one at work. After an idle hour the thread ends, and with it goes what the
 * gate keeps there.
 */
public final class LimitedGate implements PdfGate {
  private static final Logger LOG = LoggerFactory.getLogger(LimitedGate.class);
  private static final Duration IDLE = Duration.ofHours(1);

  private final PdfGate gate;
  private final Duration aDocument;
  private final Duration aPage;
  private final Semaphore free = new Semaphore(1);
  private ThreadPoolExecutor thread = thread();

  LimitedGate(PdfGate gate, Duration aDocument, Duration aPage) {
    this.gate = gate;
    this.aDocument = aDocument;
    this.aPage = aPage;
  }

  /** veraPDF: a minute for each document and two seconds more for each page. */
  public static PdfGate veraPdf() {
    return new LimitedGate(new VeraPdfGate(), Duration.ofMinutes(1), Duration.ofSeconds(2));
  }

  private static ThreadPoolExecutor thread() {
    ThreadPoolExecutor one =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE.toMillis(),
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(),
            LimitedGate::low);
    one.allowCoreThreadTimeOut(true);
    return one;
  }

  /** The JVM passes that on to Linux only when it is told so; the daemon's unit does. */
  @SuppressWarnings("ThreadPriorityCheck")
  private static Thread low(Runnable task) {
    Thread thread = new Thread(task, "gate");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    return thread;
  }

  @Override
  public synchronized Verdict check(PdfBytes pdf, int pages) throws InterruptedException {
    if (!free.tryAcquire()) {
      return new Verdict.NotChecked("the check of an earlier document has not ended yet");
    }
    Duration limit = aDocument.plus(aPage.multipliedBy(pages));
    Future<Verdict> judged = thread.submit(() -> judge(pdf, pages));
    boolean clean = false;
    try {
      Verdict verdict = judged.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      clean = !(verdict instanceof Verdict.NotChecked);
      return verdict;
    } catch (TimeoutException e) {
      return new Verdict.NotChecked("it took longer than " + limit.toSeconds() + " s");
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      LOG.error("the check of a document failed", hushed(cause));
      return new Verdict.NotChecked("the check failed (" + cause.getClass().getSimpleName() + ")");
    } finally {
      if (!clean) {
        if (!thread.shutdownNow().isEmpty()) {
          free.release(); // it was not even begun
        }
        thread = thread();
      }
    }
  }

  private Verdict judge(PdfBytes pdf, int pages) throws InterruptedException {
    try {
      return gate.check(pdf, pages);
    } finally {
      free.release();
    }
  }

  /** Where it failed, without the messages, which may have words of the document. */
  private static Throwable hushed(Throwable fault) {
    Throwable hushed = new IllegalStateException(fault.getClass().getName());
    hushed.setStackTrace(fault.getStackTrace());
    return hushed;
  }
}
