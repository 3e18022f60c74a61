package org.sealpress.target;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Does several things at once that wait for a medium and for a core by turns. Returns, whatever
 * happens, only when nothing of it is running any more.
 */
public final class SideBySide {
  private SideBySide() {}

  /**
   * Does all of it; after a failure what has not begun is left.
   *
   * @param threads how many at a time
   * @return the results, in order
   * @throws ExecutionException with the first failure in the order of the work
   * @throws InterruptedException when this thread is interrupted; the work was interrupted too
   */
  public static <T> List<T> run(int threads, List<Callable<T>> work)
      throws ExecutionException, InterruptedException {
    ExecutorService workers =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, Thread.currentThread().getName() + "-worker");
              thread.setDaemon(true);
              return thread;
            });
    List<Future<T>> coming = new ArrayList<>();
    try {
      for (Callable<T> each : work) {
        coming.add(workers.submit(each));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : coming) {
        results.add(each.get());
      }
      workers.shutdown();
      return results;
    } catch (InterruptedException e) {
      workers.shutdownNow();
      throw e;
    } finally {
      for (Future<T> each : coming) {
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
        if (workers.awaitTermination(1, java.util.concurrent.TimeUnit.DAYS)) {
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
