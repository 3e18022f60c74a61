package org.sealpress.plan;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * How long documents of a class are to be kept, from the day they were sealed. Nothing is deleted
 * at its end; it is what a deletion would have to respect.
 *
 * @param period years, months or days, only one of them; zero for ever
 */
public record Retention(Period period) {
  /** Without an end. */
  public static final Retention FOR_EVER = new Retention(Period.ZERO);

  /** Whether it has no end. */
  public boolean isForEver() {
    return period.isZero();
  }

  /**
   * The first day on which a document need not be kept any more; empty for one that is kept for
   * ever.
   *
   * @param sealed the day it was sealed
   */
  public Optional<LocalDate> end(LocalDate sealed) {
    return isForEver() ? Optional.empty() : Optional.of(sealed.plus(period).plusDays(1));
  }

  /** How many days it is at least; very many when it has no end. */
  public long days() {
    LocalDate shortest = LocalDate.of(2026, 2, 1); // the shortest month, no leap year near
    return isForEver()
        ? Long.MAX_VALUE
        : shortest.plus(period).toEpochDay() - shortest.toEpochDay();
  }

  /** As it stands in the configuration. */
  public String text() {
    return isForEver()
        ? "for ever"
        : period.getYears() > 0
            ? Today.counted(period.getYears(), "year")
            : period.getMonths() > 0
                ? Today.counted(period.getMonths(), "month")
                : Today.counted(period.getDays(), "day");
  }
}
