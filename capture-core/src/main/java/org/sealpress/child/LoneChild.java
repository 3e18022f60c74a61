package org.sealpress.child;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * At most one child at a time: it starts when it is needed and is parked when nobody has needed it
 * for a while, that is, it ends, and its memory is free. Safe for several threads, but whoever has
 * the child talks to it alone.
 */
public final class LoneChild implements AutoCloseable {
  /** No child is started any more. */
  public static final class Closed extends IOException {
    private static final long serialVersionUID = 1L;

    Closed() {
      super("this box is about to end");
    }
  }

  private final List<String> command;
  private final Duration parkedAfter;
  private final ScheduledThreadPoolExecutor watch;
  private @Nullable ChildProcess child;
  private long uses;
  private boolean closed;

  /**
   * One that does not run yet.
   *
   * @param name what its watch is called
   */
  public LoneChild(String name, List<String> command, Duration parkedAfter) {
    this.command = command;
    this.parkedAfter = parkedAfter;
    this.watch =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, name + "-watch");
              thread.setDaemon(true);
              return thread;
            });
    watch.setRemoveOnCancelPolicy(true);
    watch.setKeepAliveTime(1, TimeUnit.MINUTES);
    watch.allowCoreThreadTimeOut(true);
  }

  /**
   * The child, started if there is none. {@link #rest} or {@link #end} says that it is not needed
   * any more.
   *
   * @throws Closed when this is closed
   * @throws IOException when it can't be started
   */
  public synchronized ChildProcess use() throws IOException {
    uses++;
    if (closed) {
      throw new Closed();
    }
    ChildProcess now = child;
    if (now == null || !now.isAlive()) {
      now = new ChildProcess(command);
      child = now;
    }
    return now;
  }

  /** It has nothing to do from now on. */
  public synchronized void rest() {
    if (!closed) {
      long last = uses;
      var unused = watch.schedule(() -> park(last), parkedAfter.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void park(long last) {
    if (uses == last) {
      kill();
    }
  }

  private void kill() {
    if (child != null) {
      child.kill();
      child = null;
    }
  }

  /** Ends a child that is of no more use. */
  public synchronized void end(ChildProcess ended) {
    ended.kill();
    if (child == ended) {
      child = null;
    }
  }

  /**
   * Ends a child when its time is up.
   *
   * @return to be cancelled when it has done what it is asked for
   */
  public Future<?> endAfter(Duration limit, ChildProcess slow) {
    return watch.schedule(slow::kill, limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether there is one now, so that nobody need wait for its start. */
  public synchronized boolean isRunning() {
    return child != null && child.isAlive();
  }

  /** Ends the child, of which nothing is left then, and starts no other one. */
  @Override
  public synchronized void close() {
    closed = true;
    watch.shutdownNow();
    ChildProcess last = child;
    kill();
    if (last != null) {
      try {
        var unused = last.ended();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
