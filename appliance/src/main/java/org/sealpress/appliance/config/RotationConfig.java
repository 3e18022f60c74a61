package org.sealpress.appliance.config;

import java.time.Duration;

/**
 * How drives are swapped.
 *
 * @param cadence how long a drive stays in the box
 * @param exposure how long a document may be on no drive that is away
 * @param fullWarning how long before a drive is full this is said
 */
public record RotationConfig(Duration cadence, Duration exposure, Duration fullWarning) {
  static final RotationConfig DEFAULT =
      new RotationConfig(Duration.ofDays(7), Duration.ofDays(14), Duration.ofDays(14));
}
