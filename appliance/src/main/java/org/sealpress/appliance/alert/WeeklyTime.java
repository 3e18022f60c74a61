package org.sealpress.appliance.alert;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;

/** A time of each week, by the calendar where the box stands. */
public record WeeklyTime(DayOfWeek day, LocalTime time) implements DigestTime {

  @Override
  public boolean isDue(Instant last, Instant now, ZoneId zone) {
    ZonedDateTime here = now.atZone(zone);
    ZonedDateTime latest =
        here.toLocalDate().with(TemporalAdjusters.previousOrSame(day)).atTime(time).atZone(zone);
    if (latest.isAfter(here)) {
      latest = latest.toLocalDate().minusWeeks(1).atTime(time).atZone(zone);
    }
    return latest.toInstant().isAfter(last);
  }
}
