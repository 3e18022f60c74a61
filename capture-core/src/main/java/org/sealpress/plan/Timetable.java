package org.sealpress.plan;

import java.util.List;

/**
 * What is due, what is late, and what is to come.
 *
 * @param late what should be done already, the most important first; empty on a doubtful clock
 * @param due what is due now
 * @param days the next days, this one first; empty on a doubtful clock
 */
public record Timetable(List<Duty> late, List<Duty> due, List<Day> days) {
  /** So many days are told. */
  public static final int DAYS = 14;

  /** Copies the lists. */
  public Timetable {
    late = List.copyOf(late);
    due = List.copyOf(due);
    days = List.copyOf(days);
  }

  /** The timetable of a moment. */
  public static Timetable of(Situation situation) {
    Duties duties = new Duties(situation);
    return new Timetable(
        duties.late(),
        duties.due(),
        situation.today().isSure() ? new Days(situation).next(DAYS) : List.of());
  }
}
