package org.sealpress.plan;

import java.time.Instant;

/**
 * A drive left its slot.
 *
 * @param at when
 * @param how how
 */
public record Departure(Instant at, How how) {

  /** How a drive can leave. */
  public enum How {
    /** A person asked, and was told that it may be pulled. */
    EJECTED,
    /** It was pulled, and nobody had asked. */
    PULLED,
    /** Nobody saw it; another drive was in its slot afterwards. */
    UNSEEN
  }
}
