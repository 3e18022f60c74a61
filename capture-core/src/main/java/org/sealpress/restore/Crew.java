package org.sealpress.restore;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Works on objects several at a time, with results in their order. Twice as many threads as there
 * are cores, since each also waits for the disk; what is begun and not yet told is bounded.
 */
final class Crew<T> implements AutoCloseable {
  private static final int MOST_THREADS = 8;
  private static final int AHEAD = 4;

  /** What is done with one. */
  interface Work<T> {
    T of(String object) throws IOException;
  }

  private final ExecutorService threads;
  private final int window;
  private final Iterator<String> objects;
  private final Work<T> work;
  private volatile boolean stopped;

  /** How many threads are good on this computer. */
  static int usual() {
    return Math.min(MOST_THREADS, 2 * Runtime.getRuntime().availableProcessors());
  }

  Crew(int count, Collection<String> objects, Work<T> work) {
    this.threads = Executors.newFixedThreadPool(count);
    this.window = AHEAD * count;
    this.objects = objects.iterator();
    this.work = work;
  }

  /**
   * Tells each result. The first failure stops what is not begun; what was done by then is told
   * before it is thrown.
   */
  void each(Consumer<T> told) throws IOException {
    Deque<Future<Optional<T>>> begun = new ArrayDeque<>();
    @Nullable Throwable failure = null;
    while (true) {
      while (failure == null && begun.size() < window && objects.hasNext()) {
        String object = objects.next();
        begun.add(threads.submit(() -> stopped ? Optional.empty() : Optional.of(work.of(object))));
      }
      if (begun.isEmpty()) {
        break;
      }
      try {
        begun.remove().get().ifPresent(told);
      } catch (ExecutionException e) {
        stopped = true;
        failure = failure == null ? Objects.requireNonNull(e.getCause()) : failure;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
    if (failure instanceof IOException fault) {
      throw fault;
    } else if (failure != null) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public void close() {
    stopped = true;
    threads.shutdown();
  }
}
