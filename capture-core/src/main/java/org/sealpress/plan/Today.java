package org.sealpress.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * When things are judged.
 *
 * @param now what the clock says
 * @param zone where the box stands; days are those of its calendar
 * @param doubt why the clock is not believed, as a sentence; empty when it is
 */
public record Today(Instant now, ZoneId zone, Optional<String> doubt) {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter DAY_OF_A_YEAR =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  /** A clock that is believed. */
  public static Today sure(Instant now, ZoneId zone) {
    return new Today(now, zone, Optional.empty());
  }

  /** Whether anything may be called late. */
  public boolean isSure() {
    return doubt.isEmpty();
  }

  /** The day of a time. */
  public LocalDate dateOf(Instant time) {
    return time.atZone(zone).toLocalDate();
  }

  /** This day. */
  public LocalDate date() {
    return dateOf(now);
  }

  /**
   * Days of the calendar since a time; 0 for the same day, and for a time that is still to come.
   */
  public long daysSince(Instant time) {
    return Math.max(0, ChronoUnit.DAYS.between(dateOf(time), date()));
  }

  /** A day for people, with its year when that is another one than now. */
  public String told(LocalDate day) {
    return (day.getYear() == date().getYear() ? DAY : DAY_OF_A_YEAR).format(day);
  }

  /** The day of a time for people. */
  public String told(Instant time) {
    return told(dateOf(time));
  }

  /** A moment for people, with its weekday: {@code Sun 29 Nov 02:00}. */
  public String moment(Instant time) {
    String weekday =
        dateOf(time).getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + " ";
    return weekday + told(time) + " " + HOUR.format(time.atZone(zone));
  }

  /** For example {@code 1 day}, {@code 12 days}. */
  public static String counted(long number, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
  }
}
