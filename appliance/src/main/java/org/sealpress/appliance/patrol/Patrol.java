package org.sealpress.appliance.patrol;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after something again and again, in a thread of its own, until it is closed. */
public abstract class Patrol extends Thread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Patrol.class);

  private final Duration first;
  private final Duration pause;
  private final Duration goodbye;
  private final CountDownLatch ending = new CountDownLatch(1);

  /**
   * One that {@link #start} begins.
   *
   * @param name what messages call it
   * @param first how long before the first round
   * @param pause between two rounds
   * @param goodbye how long {@link #close} waits for a round to end; zero for one that may hang
   */
  protected Patrol(String name, Duration first, Duration pause, Duration goodbye) {
    super(name);
    setDaemon(true);
    this.first = first;
    this.pause = pause;
    this.goodbye = goodbye;
  }

  /** One round. Whatever it throws is logged, and the next one comes. */
  protected abstract void round();

  @Override
  public final void run() {
    try {
      Duration wait = first;
      while (!ending.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          round();
        } catch (RuntimeException | Error e) { // whatever it is, the patrol must go on
          LOG.error("{}: internal error", getName(), e);
        }
        wait = pause;
      }
    } catch (InterruptedException e) {
      LOG.debug("{} was interrupted", getName());
    }
  }

  @Override
  public void close() {
    ending.countDown();
    if (goodbye.isZero()) {
      return; // join would wait for ever
    }
    try {
      join(goodbye.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
