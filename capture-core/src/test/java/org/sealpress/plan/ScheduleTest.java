package org.sealpress.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Slots by the clock on the wall. */
class ScheduleTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Schedule NIGHT = new Schedule.Daily(LocalTime.of(2, 30));
  private static final Schedule SUNDAY = new Schedule.Weekly(DayOfWeek.SUNDAY, LocalTime.of(2, 30));
  private static final Schedule LAST =
      new Schedule.Monthly(Schedule.Monthly.LAST, LocalTime.of(23, 0));

  private static List<String> from(Schedule schedule, String after, int count) {
    return from(schedule, after, count, BERLIN);
  }

  private static List<String> from(Schedule schedule, String after, int count, ZoneId zone) {
    List<String> slots = new ArrayList<>();
    Instant at = LocalDateTime.parse(after).atZone(zone).toInstant();
    for (int i = 0; i < count; i++) {
      at = schedule.next(at, zone);
      slots.add(at.atZone(zone).toOffsetDateTime().toString());
    }
    return slots;
  }

  @Test
  void anHourThatTheWallClockSkipsIsTheNextThatThereIsOnce() {
    assertEquals(
        List.of("2028-03-25T02:30+01:00", "2028-03-26T03:00+02:00", "2028-03-27T02:30+02:00"),
        from(NIGHT, "2028-03-24T12:00", 3));
    assertEquals(
        List.of("2028-03-26T03:00+02:00", "2028-04-02T02:30+02:00"),
        from(SUNDAY, "2028-03-24T12:00", 2));
  }

  @Test
  void anHourThatTheWallClockShowsTwiceIsTheFirstOfThemOnce() {
    assertEquals(
        List.of("2028-10-28T02:30+02:00", "2028-10-29T02:30+02:00", "2028-10-30T02:30+01:00"),
        from(NIGHT, "2028-10-27T12:00", 3));
  }

  @Test
  void everyHourIsEveryHourThatPasses() {
    assertEquals(
        List.of("2028-03-26T01:00+01:00", "2028-03-26T03:00+02:00", "2028-03-26T04:00+02:00"),
        from(Schedule.hourly(), "2028-03-26T00:10", 3));
    assertEquals(
        List.of("2028-10-29T02:00+02:00", "2028-10-29T02:00+01:00", "2028-10-29T03:00+01:00"),
        from(Schedule.hourly(), "2028-10-29T01:10", 3));
    assertEquals(
        List.of("2028-06-01T08:00+05:30", "2028-06-01T09:00+05:30"),
        from(Schedule.hourly(), "2028-06-01T07:00", 2, ZoneId.of("Asia/Kolkata")));
  }

  @Test
  void monthsEndWithTheirLastDayInLeapYearsToo() {
    assertEquals(
        List.of(
            "2028-01-31T23:00+01:00",
            "2028-02-29T23:00+01:00",
            "2028-03-31T23:00+02:00",
            "2028-04-30T23:00+02:00"),
        from(LAST, "2028-01-01T00:00", 4));
    assertEquals(
        List.of("2027-01-30T02:00+01:00", "2027-02-28T02:00+01:00", "2027-03-30T02:00+02:00"),
        from(new Schedule.Monthly(30, LocalTime.of(2, 0)), "2027-01-01T00:00", 3));
    assertThrows(
        IllegalArgumentException.class, () -> new Schedule.Monthly(32, LocalTime.of(2, 0)));
  }

  @Test
  void whatIsSealedJustAtASlotIsDueThen() {
    Instant slot = LocalDateTime.parse("2028-05-07T02:30").atZone(BERLIN).toInstant();
    assertEquals(slot, SUNDAY.due(slot, BERLIN));
    assertEquals(slot, SUNDAY.due(slot.minusMillis(1), BERLIN));
    assertEquals(slot.plus(Duration.ofDays(7)), SUNDAY.due(slot.plusMillis(1), BERLIN));
    Instant any = slot.plusMillis(12_345);
    assertEquals(any, Schedule.atOnce().due(any, BERLIN));
    assertEquals(any, Schedule.atOnce().last(any, BERLIN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Berlin",
        "America/New_York",
        "Asia/Kolkata",
        "Australia/Lord_Howe",
        "America/Sao_Paulo",
        "Africa/Cairo",
        "UTC"
      })
  void lastAndNextAreOneChainThatIsTheWallClocks(String id) {
    ZoneId zone = ZoneId.of(id);
    for (Schedule schedule : List.of(Schedule.hourly(), NIGHT, SUNDAY, LAST, midnight())) {
      Instant end = Instant.parse("2029-01-01T00:00:00Z");
      Instant slot = schedule.next(Instant.parse("2028-01-01T00:00:00Z"), zone);
      while (slot.isBefore(end)) {
        Instant next = schedule.next(slot, zone);
        assertTrue(slot.isBefore(next), schedule + " " + slot);
        assertEquals(slot, schedule.last(slot, zone), schedule.toString());
        assertEquals(slot, schedule.last(next.minusMillis(1), zone), schedule.toString());
        assertEquals(next, schedule.next(next.minusMillis(1), zone), schedule.toString());
        if (schedule instanceof DaySchedule days) {
          assertEquals(byWalking(days, slot, zone), next);
        }
        slot = next;
      }
    }
  }

  private static Schedule midnight() {
    return new Schedule.Daily(LocalTime.MIDNIGHT);
  }

  /** The first minute of the next day it is on at which the wall clock is at the time or past. */
  private static Instant byWalking(DaySchedule schedule, Instant slot, ZoneId zone) {
    LocalDate day = slot.atZone(zone).toLocalDate().plusDays(1);
    while (!schedule.on(day)) {
      day = day.plusDays(1);
    }
    LocalDateTime wanted = day.atTime(schedule.time());
    Instant at = slot.plus(Duration.ofHours(20));
    while (at.atZone(zone).toLocalDateTime().isBefore(wanted)) {
      at = at.plus(Duration.ofMinutes(1));
    }
    return at;
  }

  @ParameterizedTest
  @CsvSource({"31,monthly last 02:00", "1,monthly 1 02:00"})
  void textsAreThoseOfTheConfiguration(int day, String monthly) {
    assertEquals(monthly, new Schedule.Monthly(day, LocalTime.of(2, 0)).text());
    assertEquals("weekly sunday 02:30", SUNDAY.text());
    assertEquals("daily 02:30", NIGHT.text());
    assertEquals("hourly", Schedule.hourly().text());
    assertEquals("at once", Schedule.atOnce().text());
  }
}
