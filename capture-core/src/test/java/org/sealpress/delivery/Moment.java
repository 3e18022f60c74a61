package org.sealpress.delivery;

import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A moment at which something happens beside what is going on: so many steps after the beginning,
 * and a little later, so that it hits what is between two steps too.
 */
final class Moment {
  static final Moment NEVER = new Moment(new Random(0), () -> {});
  private static final int STEPS = 500;
  private static final int NANOS = 15_000_000;

  private final AtomicInteger left;
  private final CountDownLatch come = new CountDownLatch(1);
  private final Thread happening;

  Moment(Random random, Runnable action) {
    left = new AtomicInteger(1 + random.nextInt(STEPS));
    int later = random.nextInt(NANOS);
    happening =
        new Thread(
            () -> {
              try {
                come.await();
                LockSupport.parkNanos(later);
                action.run();
              } catch (InterruptedException e) {
                // it has not come
              }
            });
    happening.setDaemon(true);
    happening.start();
  }

  /** One more step is done. */
  void step() {
    if (left.decrementAndGet() == 0) {
      come.countDown();
    }
  }

  /** Waits until it has happened; if its step was not reached, it happens now. */
  void end() throws InterruptedException {
    come.countDown();
    happening.join();
  }
}
