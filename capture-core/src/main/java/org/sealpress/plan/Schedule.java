package org.sealpress.plan;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * At which moments documents of a class go to the targets: its slots. Pure: the clock on the wall
 * of a zone decides, so that 22:00 stays 22:00 over summer time. A slot whose time the wall clock
 * skips is the next moment that there is; one whose time it shows twice is the first of them.
 */
public sealed interface Schedule permits Schedule.AtOnce, Hourly, DaySchedule {
  /** Every moment is a slot. */
  static Schedule atOnce() {
    return new AtOnce();
  }

  /** Every full hour is a slot, also one that the wall clock shows twice. */
  static Schedule hourly() {
    return new Hourly();
  }

  /** The first slot after a moment; of {@link #atOnce} that moment. */
  Instant next(Instant after, ZoneId zone);

  /** The last slot that is not after a moment. */
  Instant last(Instant at, ZoneId zone);

  /** By how many days two slots are apart at most; 0 for less than a day. */
  int days();

  /** As it stands in the configuration. */
  String text();

  /** When a document is due: at the first slot that is not before it was sealed. */
  default Instant due(Instant sealed, ZoneId zone) {
    return last(sealed, zone).equals(sealed) ? sealed : next(sealed, zone);
  }

  /** Every moment. */
  record AtOnce() implements Schedule {
    @Override
    public Instant next(Instant after, ZoneId zone) {
      return after;
    }

    @Override
    public Instant last(Instant at, ZoneId zone) {
      return at;
    }

    @Override
    public int days() {
      return 0;
    }

    @Override
    public String text() {
      return "at once";
    }
  }

  /** Every day at a time. */
  record Daily(LocalTime time) implements DaySchedule {
    @Override
    public boolean on(LocalDate day) {
      return true;
    }

    @Override
    public int days() {
      return 1;
    }

    @Override
    public String text() {
      return "daily " + time;
    }
  }

  /** Every week on a day at a time. */
  record Weekly(DayOfWeek day, LocalTime time) implements DaySchedule {
    @Override
    public boolean on(LocalDate date) {
      return date.getDayOfWeek() == day;
    }

    @Override
    public int days() {
      return 7;
    }

    @Override
    public String text() {
      String name = day.getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT);
      return "weekly " + name + " " + time;
    }
  }

  /**
   * Every month on a day at a time.
   *
   * @param day from 1; the last one of a month that is shorter, so that 31 is always the last
   */
  record Monthly(int day, LocalTime time) implements DaySchedule {
    /** The day that every month ends with. */
    public static final int LAST = 31;

    /** Checks the day. */
    public Monthly {
      if (day < 1 || day > LAST) {
        throw new IllegalArgumentException("there is no day " + day + " in a month");
      }
    }

    @Override
    public boolean on(LocalDate date) {
      return date.getDayOfMonth() == Math.min(day, date.lengthOfMonth());
    }

    @Override
    public int days() {
      return LAST;
    }

    @Override
    public String text() {
      return "monthly " + (day == LAST ? "last" : day) + " " + time;
    }
  }
}
