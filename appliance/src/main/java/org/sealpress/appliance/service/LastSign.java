package org.sealpress.appliance.service;

import java.time.Duration;
import java.util.function.LongSupplier;

/** When a thread was last seen to go on. Any thread may give the sign, any may ask. */
public final class LastSign {
  private final LongSupplier nanos;
  private volatile long last;

  /**
   * The first sign is given now.
   *
   * @param nanos a clock that only goes on, in nanoseconds
   */
  public LastSign(LongSupplier nanos) {
    this.nanos = nanos;
    give();
  }

  /** It goes on. */
  public void give() {
    last = nanos.getAsLong();
  }

  /** How long ago that was. */
  public Duration age() {
    return Duration.ofNanos(nanos.getAsLong() - last);
  }
}
