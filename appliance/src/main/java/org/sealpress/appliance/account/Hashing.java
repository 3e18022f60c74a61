package org.sealpress.appliance.account;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where passwords are checked: two at once, which is what a small box has memory for; a few more
 * wait, and others are told to come back.
 */
final class Hashing implements AutoCloseable {
  static final int AT_ONCE = 2;
  static final int WAITING = 16;
  private static final long IDLE_SECONDS = 10;

  private final ThreadPoolExecutor threads;

  Hashing() {
    AtomicInteger number = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            task -> {
              Thread thread = new Thread(task, "login-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  /** Runs it when its turn comes; fails with an {@link AccountFault} when too many wait. */
  <T> CompletableFuture<T> run(Callable<T> task) {
    CompletableFuture<T> result = new CompletableFuture<>();
    try {
      threads.execute(
          () -> {
            try {
              result.complete(task.call());
            } catch (Exception | Error e) {
              result.completeExceptionally(e);
            }
          });
    } catch (RejectedExecutionException e) {
      result.completeExceptionally(
          new AccountFault(
              AccountFault.Kind.LATER,
              "",
              "login.busy",
              "too many people log in at this moment: try again in a few seconds"));
    }
    return result;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
