package org.sealpress.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * Documents that are due on a target at a later slot of their classes' schedules.
 *
 * @param documents how many
 * @param from when the first of them are due; empty when there are none
 */
public record Later(long documents, Optional<Instant> from) {
  /** There are none. */
  public static final Later NONE = new Later(0, Optional.empty());
}
