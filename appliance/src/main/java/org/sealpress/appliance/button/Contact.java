package org.sealpress.appliance.button;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Tells presses from bouncing, spikes and stuck keys, for one key. Times are of {@link
 * System#nanoTime}. For one thread.
 */
final class Contact {
  /** What is wrong with it. */
  enum Trouble {
    NONE,
    /** It has been down for too long. */
    STUCK,
    /** It opens and closes all the time. */
    BOUNCING
  }

  /** A key that moves for so long without a rest is no person's doing. */
  static final Duration RESTLESS = Duration.ofSeconds(2);

  /** So many presses within {@link #HURRY} are no person's doing either. */
  static final int MOST = 5;

  /** See {@link #MOST}. */
  static final Duration HURRY = Duration.ofSeconds(3);

  private final Touch touch;
  private final Deque<Long> presses = new ArrayDeque<>();
  private boolean moved;
  private boolean down;
  private boolean pending;
  private boolean spent;
  private boolean bouncing;
  private long lastEdge;
  private long restlessSince;

  Contact(Touch touch) {
    this.touch = touch;
  }

  /** It went down or up; true when that is a press already. */
  boolean edge(boolean goesDown, long now) {
    boolean quiet = !moved || now - lastEdge >= touch.rest().toNanos();
    if (quiet) {
      restlessSince = now;
      spent = !goesDown;
    }
    pending |= goesDown && !down && !spent;
    moved = true;
    down = goesDown;
    lastEdge = now;
    bouncing |= now - restlessSince >= RESTLESS.toNanos();
    return matured(now);
  }

  /** It is down, and was before anybody looked. */
  void held(long now) {
    if (!down) {
      moved = true;
      down = true;
      lastEdge = now;
      restlessSince = now;
    }
    pending = false;
    spent = true;
  }

  /** It is not there any more: up, and at rest. */
  void release() {
    down = false;
    pending = false;
    bouncing = false;
    moved = false;
  }

  /** Time has passed; true when what is down has become a press by that. */
  boolean passed(long now) {
    long still = now - lastEdge;
    if (pending && !down && still >= touch.rest().toNanos()) {
      pending = false; // a spike
    }
    if (bouncing && still >= RESTLESS.toNanos()) {
      bouncing = false;
      presses.clear();
    }
    return matured(now);
  }

  private boolean matured(long now) {
    if (!pending || !down || now - lastEdge < touch.settle().toNanos()) {
      return false;
    }
    pending = false;
    spent = true;
    while (!presses.isEmpty() && now - presses.getFirst() >= HURRY.toNanos()) {
      presses.removeFirst();
    }
    presses.addLast(now);
    bouncing |= presses.size() >= MOST;
    return !bouncing;
  }

  /** How it is. */
  Trouble trouble(long now) {
    if (bouncing) {
      return Trouble.BOUNCING;
    }
    return down && now - lastEdge >= touch.stuck().toNanos() ? Trouble.STUCK : Trouble.NONE;
  }
}
