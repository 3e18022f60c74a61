package org.sealpress.appliance.button;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Presses that wait for the scanner, in order. Few, for a person stands there and waits. */
public final class Presses {
  /** More than that were not meant. */
  public static final int MOST = 4;

  private final BlockingQueue<Press> waiting = new ArrayBlockingQueue<>(MOST);

  /**
   * Adds a press.
   *
   * @return false when as many as {@value #MOST} wait already; it is refused then
   */
  public boolean offer(Press press) {
    return waiting.offer(press);
  }

  /** The next press; waits for one as long as is said. */
  public Optional<Press> next(Duration patience) throws InterruptedException {
    return Optional.ofNullable(waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
  }
}
