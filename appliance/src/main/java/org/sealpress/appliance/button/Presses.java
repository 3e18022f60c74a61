package org.sealpress.appliance.button;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Presses that wait for the scanner, in order. Few, for a person stands there and waits. */
public final class Presses {
  /** More than that were not meant. */
  public static final int MOST = 4;

  /** What became of a press. */
  public enum Answer {
    /** It waits for its turn. */
    TAKEN,
    /** As many as {@value #MOST} wait already. */
    FULL,
    /** Nothing is scanned any more. */
    CLOSED
  }

  private final Deque<Press> waiting = new ArrayDeque<>();
  private boolean closed;

  /** Adds a press. Does not block. */
  public synchronized Answer offer(Press press) {
    if (closed) {
      return Answer.CLOSED;
    }
    if (waiting.size() == MOST) {
      return Answer.FULL;
    }
    waiting.add(press);
    notifyAll();
    return Answer.TAKEN;
  }

  /** The next press; waits for one as long as is said, or until {@link #close}. */
  public synchronized Optional<Press> next(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (waiting.isEmpty() && !closed) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        break;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return Optional.ofNullable(waiting.poll());
  }

  /**
   * Takes no more presses and wakes who waits for one.
   *
   * @return those that nobody has taken; they are forgotten
   */
  public synchronized List<Press> close() {
    closed = true;
    List<Press> left = new ArrayList<>(waiting);
    waiting.clear();
    notifyAll();
    return left;
  }
}
