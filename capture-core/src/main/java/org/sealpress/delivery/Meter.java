package org.sealpress.delivery;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.sealpress.vault.Amount;

/** Tells how far a delivery of many has come, not too often. For one thread. */
final class Meter {
  private static final long PAUSE = Duration.ofMillis(300).toNanos();
  private static final double SECOND = 1e9;

  /** How much the last pause weighs in the rate. */
  private static final double FRESH = 0.2;

  private final String target;
  private final DeliveryListener listener;
  private final LongSupplier nanos;
  private Amount done = Amount.NONE;
  private Amount all = Amount.NONE;
  private long toldAt;
  private long toldBytes;
  private double rate;

  /**
   * A meter.
   *
   * @param nanos a clock that only goes forward, in nanoseconds
   */
  Meter(String target, DeliveryListener listener, LongSupplier nanos) {
    this.target = target;
    this.listener = listener;
    this.nanos = nanos;
  }

  /** Begins anew. */
  void begin(Amount lacking) {
    done = Amount.NONE;
    all = lacking;
    toldAt = nanos.getAsLong();
    toldBytes = 0;
    rate = 0;
  }

  /** There is more to do than it was at the beginning. */
  void more(Amount further) {
    all = all.plus(further);
  }

  /** So much is done. */
  void done(Amount part) {
    done = done.plus(part);
    long now = nanos.getAsLong();
    boolean last = done.objects() >= all.objects();
    if (all.objects() < 2 || (now - toldAt < PAUSE && !last)) {
      return;
    }
    measure(now);
    long left = Math.max(0, all.bytes() - done.bytes());
    listener.on(
        new DeliveryEvent.Progress(
            target,
            done.objects(),
            all.objects(),
            done.bytes(),
            all.bytes(),
            (long) rate,
            rate < 1 ? Duration.ZERO : Duration.ofSeconds((long) Math.ceil(left / rate))));
  }

  private void measure(long now) {
    long pause = now - toldAt;
    if (pause > 0) {
      double latest = (done.bytes() - toldBytes) * SECOND / pause;
      rate = rate == 0 ? latest : (1 - FRESH) * rate + FRESH * latest;
      toldAt = now;
      toldBytes = done.bytes();
    }
  }
}
