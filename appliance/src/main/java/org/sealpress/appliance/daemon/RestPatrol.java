package org.sealpress.appliance.daemon;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.sealpress.appliance.patrol.Patrol;

/**
 * Gives memory back while the box is at rest. Of their own the Java heap and malloc keep what they
 * had in the busiest moment, on a box that stands idle for most of the day.
 */
final class RestPatrol extends Patrol {
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final BooleanSupplier isBusy;
  private final Runnable collect;
  private final Runnable trim;
  private boolean wasBusy = true;

  /**
   * A patrol.
   *
   * @param collect makes the Java heap small; done once each time that the box has come to rest
   * @param trim makes that of malloc small; done again and again, as Java's compiler takes some 20
   *     MB each time that it is at work, and leaves them
   */
  RestPatrol(BooleanSupplier isBusy, Runnable collect, Runnable trim) {
    super("rest", PAUSE, PAUSE, Duration.ofSeconds(1));
    this.isBusy = isBusy;
    this.collect = collect;
    this.trim = trim;
  }

  @Override
  protected void round() {
    boolean busy = isBusy.getAsBoolean();
    if (!busy) {
      if (wasBusy) {
        collect.run();
      }
      trim.run();
    }
    wasBusy = busy;
  }
}
