package org.sealpress.worker;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.sealpress.child.ChildProcess;
import org.sealpress.worker.WorkerFault.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pool of page workers. Workers start when the first pages come, stay warm for ten minutes
 * after the last one, and are then parked: they end, and their memory is free until pages come
 * again. Pages wait in a queue; a page that waits costs nothing but its {@link PageJob}, as its
 * samples are in a file.
 */
public final class PageWorkers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PageWorkers.class);

  /** More pages than a day's work; beyond, {@link #submit} refuses. */
  private static final int MOST_WAITING = 20_000;

  private static final int SECONDS_TO_END = 5;

  private static final long SECONDS_BETWEEN_LOOKS = 60;

  /** Opens where the bytes of the archived image go; opened again when the page is tried again. */
  public interface ImageSink {
    /** The pool closes it. */
    OutputStream open() throws IOException;
  }

  private final WorkerSettings settings;
  private final List<String> command;
  private final ThreadPoolExecutor drivers;
  private final ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(1, daemon());
  private final Deque<WorkerProcess> idle = new ConcurrentLinkedDeque<>();
  private final Set<WorkerProcess> all = ConcurrentHashMap.newKeySet();
  private final AtomicLong crashes = new AtomicLong();
  private volatile boolean closed;

  /** A pool of workers that run this same program's classes. */
  public PageWorkers(WorkerSettings settings) {
    this(settings, settings.command());
  }

  PageWorkers(WorkerSettings settings, List<String> command) {
    this.settings = settings;
    this.command = command;
    this.drivers =
        new ThreadPoolExecutor(
            settings.count(),
            settings.count(),
            0,
            TimeUnit.SECONDS,
            new UrgentFirst(MOST_WAITING),
            daemon(),
            PageWorkers::refuse);
    watch.setRemoveOnCancelPolicy(true);
    var unused =
        watch.scheduleWithFixedDelay(
            () -> park(ChildProcess.PARKED_AFTER),
            SECONDS_BETWEEN_LOOKS,
            SECONDS_BETWEEN_LOOKS,
            TimeUnit.SECONDS);
  }

  /** Ends the workers that have had nothing to do for so long. */
  void park(Duration idleFor) {
    for (WorkerProcess each : List.copyOf(idle)) {
      // Who has taken it out of the deque has it: either a page or this.
      if (each.idle().compareTo(idleFor) >= 0 && idle.remove(each)) {
        all.remove(each);
        each.kill();
      }
    }
  }

  /** How many worker processes there are now, at work or warm. */
  public int running() {
    return all.size();
  }

  private static ThreadFactory daemon() {
    return task -> {
      Thread thread = new Thread(task, "page-workers");
      thread.setDaemon(true);
      return thread;
    };
  }

  private static void refuse(Runnable page, ThreadPoolExecutor drivers) {
    throw new RejectedExecutionException(
        drivers.isShutdown()
            ? "the page workers are closed"
            : MOST_WAITING + " pages wait already: wait until some are done");
  }

  /**
   * Has a page done. When a worker breaks on it, another one tries again; when that one breaks too,
   * the page is made without text and carries a flaw.
   *
   * @return fails with {@link WorkerFault} when there is no image of the page either, with {@link
   *     CancellationException} when the pool is closed before the page is done
   * @throws RejectedExecutionException when the pool is closed or far too many pages wait
   */
  public CompletableFuture<PageResult> submit(PageJob job, ImageSink image) {
    Page page = new Page(job, image);
    drivers.execute(page);
    return page.result;
  }

  /** The queue: a picture that a person waits for comes before the pages that are to be read. */
  private static final class UrgentFirst extends LinkedBlockingDeque<Runnable> {
    private static final long serialVersionUID = 1L;

    UrgentFirst(int capacity) {
      super(capacity);
    }

    @Override
    public boolean offer(Runnable page) {
      return ((Page) page).job.effort().isUrgent() ? offerFirst(page) : offerLast(page);
    }
  }

  private final class Page implements Runnable {
    final CompletableFuture<PageResult> result = new CompletableFuture<>();
    private final PageJob job;
    private final ImageSink image;

    Page(PageJob job, ImageSink image) {
      this.job = job;
      this.image = image;
    }

    @Override
    public void run() {
      try {
        result.complete(done(job, image));
      } catch (WorkerFault | RuntimeException | Error e) {
        result.completeExceptionally(closed ? cancelled() : e);
      }
    }
  }

  private static CancellationException cancelled() {
    return new CancellationException("the page workers were closed before the page was done");
  }

  private PageResult done(PageJob job, ImageSink image) throws WorkerFault {
    try {
      return tried(job, image);
    } catch (WorkerFault first) {
      giveUpUnlessBroken(first);
      LOG.warn("page worker replaced: {}; trying the page again", first.getMessage());
    }
    try {
      return tried(job, image);
    } catch (WorkerFault second) {
      giveUpUnlessBroken(second);
      LOG.warn("page worker replaced: {}; storing the page without text", second.getMessage());
      return tried(job.imageOnly(), image).withFlaw("not read: " + second.getMessage());
    }
  }

  private void giveUpUnlessBroken(WorkerFault fault) throws WorkerFault {
    if (closed || fault.kind() != Kind.BROKEN) {
      throw fault;
    }
    crashes.incrementAndGet();
  }

  /** How often a worker broke down and was replaced since the pool was made. */
  public long crashes() {
    return crashes.get();
  }

  /** How many pages wait for a worker. */
  public int waiting() {
    return drivers.getQueue().size();
  }

  private PageResult tried(PageJob job, ImageSink image) throws WorkerFault {
    WorkerProcess worker = worker();
    boolean betweenMessages = false;
    try (OutputStream out = image.open()) {
      PageResult result = worker.on(job, out, watch, settings.pageLimit().toMillis());
      betweenMessages = true;
      return result;
    } catch (WorkerFault e) {
      betweenMessages = e.kind() != Kind.BROKEN && e.kind() != Kind.SPOOL;
      throw e;
    } catch (IOException e) {
      throw new WorkerFault(Kind.SPOOL, "the page's image can't be stored: " + e.getMessage(), e);
    } finally {
      if (betweenMessages) {
        worker.rest();
        idle.push(worker);
      } else {
        all.remove(worker);
        worker.kill();
      }
    }
  }

  private WorkerProcess worker() throws WorkerFault {
    for (WorkerProcess warm = idle.poll(); warm != null; warm = idle.poll()) {
      if (warm.usable()) {
        return warm;
      }
      all.remove(warm);
    }
    try {
      WorkerProcess fresh = new WorkerProcess(command);
      all.add(fresh);
      if (closed) {
        fresh.kill();
        throw cancelled();
      }
      return fresh;
    } catch (IOException e) {
      throw new WorkerFault(Kind.BROKEN, "no page worker can be started: " + e.getMessage(), e);
    }
  }

  /** Ends the workers; pages that are not done fail. Takes seconds at most. */
  @Override
  public void close() {
    closed = true;
    for (Runnable waiting : drivers.shutdownNow()) {
      ((Page) waiting).result.completeExceptionally(cancelled());
    }
    all.forEach(WorkerProcess::kill);
    watch.shutdownNow();
    try {
      for (WorkerProcess worker : all) {
        if (!worker.ended()) {
          LOG.warn("a page worker does not end");
        }
      }
      if (!drivers.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
        LOG.warn("a page is still being stored");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
