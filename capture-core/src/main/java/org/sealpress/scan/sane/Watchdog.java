package org.sealpress.scan.sane;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds a call as a whole, whatever it waits for: when the time is over it closes the sockets. A
 * time-out of the socket alone does not do, as a daemon that sends one byte from time to time would
 * hold a call for ever.
 */
final class Watchdog {
  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
  private static final long IDLE_SECONDS = 10;

  private final ScheduledThreadPoolExecutor clock;

  Watchdog() {
    clock =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "scan-watchdog");
              thread.setDaemon(true);
              return thread;
            });
    clock.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    clock.allowCoreThreadTimeOut(true);
    clock.setRemoveOnCancelPolicy(true);
  }

  /** Closes {@code victims} unless the watch is closed within {@code limit}. */
  Watch guard(Duration limit, Closeable... victims) {
    AtomicBoolean bitten = new AtomicBoolean();
    Future<?> alarm =
        clock.schedule(() -> bite(bitten, victims), limit.toMillis(), TimeUnit.MILLISECONDS);
    return new Watch(bitten, alarm);
  }

  private static void bite(AtomicBoolean bitten, Closeable... victims) {
    bitten.set(true);
    for (Closeable victim : victims) {
      try {
        victim.close();
      } catch (IOException e) {
        LOG.debug("closed after its time was over: {}", e.toString());
      }
    }
  }

  /** One call under guard. */
  static final class Watch implements AutoCloseable {
    private final long since = System.nanoTime();
    private final AtomicBoolean bitten;
    private final Future<?> alarm;

    private Watch(AtomicBoolean bitten, Future<?> alarm) {
      this.bitten = bitten;
      this.alarm = alarm;
    }

    /** Whether the time was over. */
    boolean bitten() {
      return bitten.get();
    }

    /** Time since it began. */
    Duration elapsed() {
      return Duration.ofNanos(System.nanoTime() - since);
    }

    @Override
    public void close() {
      alarm.cancel(false);
    }
  }
}
