package org.sealpress.intake;

import java.time.Duration;

/**
 * How far intake goes.
 *
 * @param firstRetry after which a capture that can't be finished is tried again; twice as long each
 *     further time
 * @param longestRetry the longest such wait
 * @param pageWait how long a capture waits for one of its sides to be read before it is tried again
 * @param openSides so many sides of captures that are not sealed are held; beyond, a press is
 *     refused before anything is fed
 */
record IntakeLimits(Duration firstRetry, Duration longestRetry, Duration pageWait, int openSides) {
  /** For a box with a working day's paper. */
  static final IntakeLimits USUAL =
      new IntakeLimits(
          Duration.ofSeconds(30), Duration.ofMinutes(10), Duration.ofMinutes(30), 2_000);
}
