package org.sealpress.appliance.button;

import java.time.Duration;

/**
 * What counts as a press of one kind of button.
 *
 * @param settle how long a key must be down without a break before that is a press: shorter is a
 *     spike on the wire
 * @param rest how long nothing must have moved before the next press: sooner is the same one, of a
 *     contact that bounces
 * @param stuck how long a key may be down before it counts as stuck
 */
record Touch(Duration settle, Duration rest, Duration stuck) {
  private static final Duration STUCK = Duration.ofSeconds(30);

  /** A bare contact on a wire: it bounces for some milliseconds, and wires catch spikes. */
  static final Touch CONTACT = new Touch(Duration.ofMillis(20), Duration.ofMillis(100), STUCK);

  /** A device that has settled its keys itself. */
  static final Touch SETTLED = new Touch(Duration.ZERO, Duration.ofMillis(100), STUCK);

  /** What is read now and then: two reads are far apart. */
  static final Touch READ = new Touch(Duration.ZERO, Duration.ZERO, STUCK);
}
