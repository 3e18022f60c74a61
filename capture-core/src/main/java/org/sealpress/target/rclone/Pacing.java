package org.sealpress.target.rclone;

import java.util.function.LongSupplier;
import org.sealpress.target.Portion;

/**
 * How much goes to a remote in one batch: as much as takes a minute at the rate of the last one, so
 * that a slow line is not busy for long when something more urgent comes, nor all in vain when it
 * breaks.
 */
final class Pacing {
  private static final int OBJECTS = 1000;
  private static final long MOST = 128L << 20;
  private static final long LEAST = 4L << 20;
  private static final double SECONDS = 60;
  private static final double NANOS = 1e9;

  private final LongSupplier nanos;
  private long begun;
  private volatile Portion portion = new Portion(OBJECTS, MOST);

  Pacing(LongSupplier nanos) {
    this.nanos = nanos;
  }

  void begin() {
    begun = nanos.getAsLong();
  }

  /** A batch of so many bytes is done; one that is too small tells nothing. */
  void end(long bytes) {
    double seconds = Math.max(1, nanos.getAsLong() - begun) / NANOS;
    if (bytes >= LEAST / 2) {
      long minute = (long) (bytes / seconds * SECONDS);
      portion = new Portion(OBJECTS, Math.max(LEAST, Math.min(MOST, minute)));
    }
  }

  Portion portion() {
    return portion;
  }
}
