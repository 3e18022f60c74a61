package org.sealpress.appliance.config;

import java.time.Duration;

/**
 * Rehearsals of a restore.
 *
 * @param every how long after the last one the next is due
 */
public record DrillConfig(Duration every) {
  static final DrillConfig DEFAULT = new DrillConfig(Duration.ofDays(90));
}
