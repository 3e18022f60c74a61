package org.sealpress.target.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Does several things at once that wait for a medium and for a core by turns. Returns, whatever
 * happens, only when nothing of it is running any more.
 */
final class SideBySide {
  private SideBySide() {}

  /**
   * Does all of it; after a failure what has not begun is left.
   *
   * @param threads how many at a time
   * @throws ExecutionException with the first failure in the order of the work
   * @throws InterruptedException when this thread is interrupted; the work was interrupted too
   */
  static void run(int threads, List<Callable<?>> work)
      throws ExecutionException, InterruptedException {
    ExecutorService workers =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, Thread.currentThread().getName() + "-worker");
              thread.setDaemon(true);
              return thread;
            });
    List<Future<?>> coming = new ArrayList<>();
    try {
      for (Callable<?> each : work) {
        coming.add(workers.submit(each));
      }
      for (Future<?> each : coming) {
        each.get();
      }
    } catch (InterruptedException e) {
      workers.shutdownNow();
      throw e;
    } finally {
      for (Future<?> each : coming) {
        each.cancel(false); // those that have not begun
      }
      end(workers);
    }
  }

  private static void end(ExecutorService workers) {
    workers.shutdown();
    boolean interrupted = false;
    while (!workers.isTerminated()) {
      try {
        if (workers.awaitTermination(1, TimeUnit.DAYS)) {
          break;
        }
      } catch (InterruptedException e) {
        workers.shutdownNow();
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
