package org.sealpress.appliance.daemon;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.sealpress.appliance.patrol.Patrol;

/**
 * Gives memory back when the box has come to rest. Of their own the Java heap and malloc keep what
 * they had in the busiest moment, on a box that stands idle for most of the day.
 */
final class RestPatrol extends Patrol {
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final BooleanSupplier isBusy;
  private final Runnable giveBack;
  private boolean wasBusy = true;

  /**
   * A patrol.
   *
   * @param giveBack done once each time that the box has come to rest
   */
  RestPatrol(BooleanSupplier isBusy, Runnable giveBack) {
    super("rest", PAUSE, PAUSE, Duration.ofSeconds(1));
    this.isBusy = isBusy;
    this.giveBack = giveBack;
  }

  @Override
  protected void round() {
    boolean busy = isBusy.getAsBoolean();
    if (wasBusy && !busy) {
      giveBack.run();
    }
    wasBusy = busy;
  }
}
