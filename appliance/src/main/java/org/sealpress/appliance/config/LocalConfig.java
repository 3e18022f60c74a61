package org.sealpress.appliance.config;

import java.time.Duration;
import java.util.Optional;

/**
 * What stays on the box.
 *
 * @param keep so long every sealed document stays; empty for ever
 * @param free as long as so many bytes are free, everything stays
 */
public record LocalConfig(Optional<Duration> keep, long free) {
  static final LocalConfig DEFAULT = new LocalConfig(Optional.empty(), 2_000_000_000L);
}
