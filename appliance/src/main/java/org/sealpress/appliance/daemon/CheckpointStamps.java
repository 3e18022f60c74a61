package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sealpress.ledger.CheckpointListener;
import org.sealpress.ledger.checkpoint.CheckpointStore;
import org.sealpress.ledger.checkpoint.SignedCheckpoint;
import org.sealpress.seal.SealFault;
import org.sealpress.seal.TimeStampFile;
import org.sealpress.seal.TimeStamps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has checkpoints time-stamped behind the scenes, the newest first: what is delivered does not wait
 * for an authority. While there is none to be had the last ones are remembered; the stamp of a
 * newer one proves what is older too.
 */
final class CheckpointStamps implements CheckpointListener, AutoCloseable {
  /** So many are remembered. */
  static final int MOST = 100;

  private static final Logger LOG = LoggerFactory.getLogger(CheckpointStamps.class);
  private static final Duration RETRY = Duration.ofMinutes(1);
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final TimeStamps authority;
  private final Duration retry;
  private final Deque<Path> waiting = new ArrayDeque<>();
  private @Nullable Thread thread;
  private boolean ending;

  CheckpointStamps(TimeStamps authority) {
    this(authority, RETRY);
  }

  CheckpointStamps(TimeStamps authority, Duration retry) {
    this.authority = authority;
    this.retry = retry;
  }

  @Override
  public synchronized void signed(SignedCheckpoint checkpoint, Path file) {
    add(file);
  }

  private synchronized void add(Path file) {
    if (waiting.size() == MOST) {
      waiting.removeFirst();
    }
    waiting.addLast(file);
    notifyAll();
  }

  /** How many are remembered. */
  synchronized int waiting() {
    return waiting.size();
  }

  /**
   * Begins, with the newest checkpoint when it has no stamp yet.
   *
   * @param stamped is called whenever one was stamped
   */
  void start(CheckpointStore store, Runnable stamped) throws IOException {
    List<Long> sizes = store.sizes();
    if (!sizes.isEmpty()) {
      Path newest = store.file(CheckpointStore.name(sizes.get(sizes.size() - 1)));
      if (!Files.exists(TimeStampFile.of(newest))) {
        add(newest);
      }
    }
    Thread begun = new Thread(() -> run(stamped), "checkpoint-stamps");
    begun.setDaemon(true);
    thread = begun;
    begun.start();
  }

  private void run(Runnable stamped) {
    try {
      for (Path next = next(); next != null; next = next()) {
        if (stamp(next)) {
          stamped.run();
        } else {
          pause();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The newest, which stays in line until it is stamped; null at the end. */
  private synchronized @Nullable Path next() throws InterruptedException {
    while (waiting.isEmpty() && !ending) {
      wait();
    }
    return ending ? null : waiting.getLast();
  }

  /** True when it is done with, whatever came of it. */
  private boolean stamp(Path file) {
    try {
      TimeStampFile.stamp(file, authority);
    } catch (SealFault e) {
      LOG.debug("{} has no time-stamp yet: {}", file, e.getMessage());
      return false;
    } catch (IOException | RuntimeException e) {
      LOG.warn("{} gets no time-stamp: {}", file, e.getMessage());
    }
    synchronized (this) {
      waiting.remove(file);
    }
    return true;
  }

  private synchronized void pause() throws InterruptedException {
    long end = System.nanoTime() + retry.toNanos();
    for (long left = retry.toMillis(); left > 0 && !ending; ) {
      wait(left);
      left = Duration.ofNanos(end - System.nanoTime()).toMillis();
    }
  }

  @Override
  public void close() {
    Thread running = thread;
    synchronized (this) {
      ending = true;
      notifyAll();
    }
    if (running != null) {
      try {
        running.join(FAREWELL.toMillis());
        running.interrupt(); // it may wait for an authority
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
