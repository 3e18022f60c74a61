package org.sealpress.plan;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * What is to come on one day.
 *
 * @param date the day where the box stands
 * @param items in their order
 */
public record Day(LocalDate date, List<Item> items) {
  /** Copies the list. */
  public Day {
    items = List.copyOf(items);
  }

  /**
   * One thing.
   *
   * @param at when, by the clock on the wall; empty for any time of the day
   * @param text what, without a full stop
   */
  public record Item(Optional<LocalTime> at, String text) {}
}
