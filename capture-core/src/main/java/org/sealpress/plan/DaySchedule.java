package org.sealpress.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/** A schedule with at most one slot a day. */
sealed interface DaySchedule extends Schedule
    permits Schedule.Daily, Schedule.Weekly, Schedule.Monthly {
  /** When on that day, by the clock on the wall. */
  LocalTime time();

  /** Whether there is one on that day. */
  boolean on(LocalDate day);

  @Override
  default Instant next(Instant after, ZoneId zone) {
    LocalDate day = after.atZone(zone).toLocalDate().minusDays(1); // its slot may come a day later
    while (!on(day) || !slot(day, zone).isAfter(after)) {
      day = day.plusDays(1);
    }
    return slot(day, zone);
  }

  @Override
  default Instant last(Instant at, ZoneId zone) {
    LocalDate day = at.atZone(zone).toLocalDate();
    while (!on(day) || slot(day, zone).isAfter(at)) {
      day = day.minusDays(1);
    }
    return slot(day, zone);
  }

  private Instant slot(LocalDate day, ZoneId zone) {
    LocalDateTime wall = day.atTime(time());
    ZoneOffsetTransition change = zone.getRules().getTransition(wall);
    return change != null && change.isGap() ? change.getInstant() : wall.atZone(zone).toInstant();
  }
}
