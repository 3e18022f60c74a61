package org.sealpress.appliance.config;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * The page workers.
 *
 * @param count how many; empty for as many as suit this machine
 * @param pageLimit how long a worker may take over one page before it is replaced
 */
public record WorkersConfig(OptionalInt count, Duration pageLimit) {

  static final WorkersConfig DEFAULT =
      new WorkersConfig(OptionalInt.empty(), Duration.ofMinutes(2));
}
