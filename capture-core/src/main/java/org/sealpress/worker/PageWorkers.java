package org.sealpress.worker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.sealpress.worker.WorkerFault.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pool of page workers. Workers start when the first pages come and stay warm. Pages wait in a
 * queue; a page that waits costs nothing but its {@link PageJob}, as its samples are in a file.
 */
public final class PageWorkers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PageWorkers.class);

  /** More pages than a day's work; beyond, {@link #submit} refuses. */
  private static final int MOST_WAITING = 20_000;

  /** Opens where the bytes of the archived image go; opened again when the page is tried again. */
  public interface ImageSink {
    /** The pool closes it. */
    OutputStream open() throws IOException;
  }

  private final WorkerSettings settings;
  private final List<String> command;
  private final ExecutorService drivers;
  private final ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(1, daemon());
  private final Deque<WorkerProcess> idle = new ConcurrentLinkedDeque<>();
  private final Set<WorkerProcess> all = ConcurrentHashMap.newKeySet();

  /** A pool of workers that run this same program's classes. */
  public PageWorkers(WorkerSettings settings) {
    this(settings, command(settings));
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
            new ArrayBlockingQueue<>(MOST_WAITING),
            daemon());
    watch.setRemoveOnCancelPolicy(true);
  }

  private static ThreadFactory daemon() {
    return task -> {
      Thread thread = new Thread(task, "page-workers");
      thread.setDaemon(true);
      return thread;
    };
  }

  private static List<String> command(WorkerSettings settings) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + settings.heapMegabytes() + "m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Djava.awt.headless=true",
        // Nothing in a worker logs; setting up a logger would cost a tenth of a second.
        "-Dslf4j.internal.verbosity=WARN",
        "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
        "-cp",
        System.getProperty("java.class.path"),
        WorkerMain.class.getName());
  }

  /**
   * Has a page done. When a worker breaks on it, another one tries again; when that one breaks too,
   * the page is made without text and carries a flaw.
   *
   * @return fails with {@link WorkerFault} when there is no image of the page either
   */
  public CompletableFuture<PageResult> submit(PageJob job, ImageSink image) {
    CompletableFuture<PageResult> result = new CompletableFuture<>();
    drivers.execute(
        () -> {
          try {
            result.complete(done(job, image));
          } catch (WorkerFault | RuntimeException e) {
            result.completeExceptionally(e);
          }
        });
    return result;
  }

  private PageResult done(PageJob job, ImageSink image) throws WorkerFault {
    try {
      return tried(job, image);
    } catch (WorkerFault first) {
      if (first.kind() != Kind.BROKEN) {
        throw first;
      }
      LOG.warn("page worker replaced: {}; trying the page again", first.getMessage());
    }
    try {
      return tried(job, image);
    } catch (WorkerFault second) {
      if (second.kind() != Kind.BROKEN) {
        throw second;
      }
      LOG.warn("page worker replaced: {}; storing the page without text", second.getMessage());
      return tried(job.imageOnly(), image).withFlaw("not read: " + second.getMessage());
    }
  }

  private PageResult tried(PageJob job, ImageSink image) throws WorkerFault {
    WorkerProcess worker = worker();
    boolean betweenMessages = true;
    try (OutputStream out = image.open()) {
      return worker.on(job, out, watch, settings.pageLimit().toMillis());
    } catch (WorkerFault e) {
      betweenMessages = e.kind() != Kind.BROKEN && e.kind() != Kind.SPOOL;
      throw e;
    } catch (IOException e) {
      throw new WorkerFault(Kind.SPOOL, "the page's image can't be stored: " + e.getMessage(), e);
    } finally {
      if (betweenMessages) {
        idle.push(worker);
      } else {
        all.remove(worker);
        worker.kill();
      }
    }
  }

  private WorkerProcess worker() throws WorkerFault {
    for (WorkerProcess warm = idle.poll(); warm != null; warm = idle.poll()) {
      if (warm.alive()) {
        return warm;
      }
      all.remove(warm);
    }
    try {
      WorkerProcess fresh = new WorkerProcess(command);
      all.add(fresh);
      return fresh;
    } catch (IOException e) {
      throw new WorkerFault(Kind.BROKEN, "no page worker can be started: " + e.getMessage(), e);
    }
  }

  /** Ends the workers; pages that are not done fail. */
  @Override
  public void close() {
    drivers.shutdownNow();
    all.forEach(WorkerProcess::close);
    watch.shutdownNow();
  }
}
