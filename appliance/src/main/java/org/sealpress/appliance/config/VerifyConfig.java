package org.sealpress.appliance.config;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How what was stored is read again.
 *
 * @param every the time between two parts of one target
 * @param parts in how many parts a target is read; empty for as many as make one take minutes
 */
public record VerifyConfig(Duration every, OptionalInt parts) {
  static final VerifyConfig DEFAULT = new VerifyConfig(Duration.ofDays(7), OptionalInt.empty());
}
