package org.sealpress.plan;

import java.time.Duration;
import java.time.LocalDate;

/**
 * Something that is to be done again and again.
 *
 * @param what as people call it, such as {@code drill}
 * @param every how long after the last time it is due again; days of the calendar, begun ones count
 */
public record Cadence(String what, Duration every) {
  /** The day on which it is due after it was done on another one. */
  public LocalDate after(LocalDate last) {
    return last.plusDays(Math.max(1, every.plusDays(1).minusNanos(1).toDays()));
  }
}
