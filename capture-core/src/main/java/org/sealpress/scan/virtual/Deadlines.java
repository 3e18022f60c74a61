package org.sealpress.scan.virtual;

import java.io.Closeable;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Closes what makes no progress: a write to a socket has no time limit of its own. */
final class Deadlines implements AutoCloseable {
  private final ScheduledExecutorService clock;
  private final Duration limit;

  Deadlines(String name, Duration limit) {
    this.limit = limit;
    clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Closes {@code victim} once {@code progress} has stood still for the limit; until cancelled. */
  Future<?> watch(LongSupplier progress, Closeable victim) {
    long[] last = {Long.MIN_VALUE};
    return clock.scheduleWithFixedDelay(
        () -> {
          long now = progress.getAsLong();
          if (now == last[0]) {
            Quietly.close(victim);
          }
          last[0] = now;
        },
        limit.toMillis(),
        limit.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
