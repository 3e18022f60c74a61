package org.sealpress.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** On which days which drive is to be put in, if everybody swaps them when it is time. */
public final class RotationCalendar {
  private static final int MOST = 1000;

  private RotationCalendar() {}

  /**
   * A swap that is to come.
   *
   * @param day when
   * @param drive the one to put in
   * @param overdue whether its day has passed already: then {@code day} is today
   */
  public record Planned(LocalDate day, DriveRecord drive, boolean overdue) {}

  /**
   * All swaps that are to come, the next one first: what is overdue is done today, and drives take
   * turns from there on.
   *
   * @param until the last day that is wanted
   */
  public static List<Planned> until(LocalDate until, Rotation rotation, Rules rules, Today today) {
    Optional<LocalDate> due = rotation.due();
    List<DriveRecord> turns = new ArrayList<>(rotation.away());
    turns.addAll(rotation.in());
    List<Planned> planned = new ArrayList<>();
    if (due.isEmpty() || turns.isEmpty() || !today.isSure()) {
      return planned;
    }
    boolean overdue = rotation.overdue() > 0;
    LocalDate day = overdue ? today.date() : due.get();
    for (int i = 0; !day.isAfter(until) && i < MOST; i++) {
      planned.add(new Planned(day, turns.get(i % turns.size()), overdue && i == 0));
      day = day.plusDays(rules.cadence());
    }
    return planned;
  }
}
