package org.sealpress.appliance.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpress.appliance.config.Scalar.NotAllowed;

/** Schedules and retentions as people write them, and what they are told of mistakes. */
class SchedulesTest {

  @ParameterizedTest
  @CsvSource({
    "at once, at once",
    "At-Once, at once",
    "HOURLY, hourly",
    "daily 22:00, daily 22:00",
    "daily 9:05, daily 09:05",
    "Weekly  Sunday 02:00, weekly sunday 02:00",
    "monthly 1 02:00, monthly 1 02:00",
    "monthly last 23:00, monthly last 23:00",
    "monthly 31 23:00, monthly last 23:00"
  })
  void aScheduleIsTakenInAnySpelling(String text, String schedule) throws NotAllowed {
    assertEquals(schedule, Schedules.schedule().parser().parse(text).text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dayly 22:00         | did you mean `daily 22:00`?",
        "dayly               | did you mean `daily`?",
        "atonce              | did you mean `at once`?",
        "at onse             | did you mean `at once`?",
        "hourli              | did you mean `hourly`?",
        "hourly 22:00        | write `hourly` alone: it is on every full hour",
        "daily               | add the time, for example `daily 22:00`",
        "daily 24:00         | write the time from 00:00 to 23:59, for example `daily 22:00`",
        "daily 10 pm         | write for example `daily 22:00`",
        "daily 22            | write the time from 00:00 to 23:59, for example `daily 22:00`",
        "weekly              | add the day and the time, for example `weekly sunday 02:00`",
        "weekly 02:00        | add the day and the time, for example `weekly sunday 02:00`",
        "weekly sunday       | add the time, for example `weekly sunday 02:00`",
        "weekly sundey 02:00 | did you mean `weekly sunday 02:00`?",
        "weekly sun 02:00    | did you mean `weekly sunday 02:00`?",
        "weekly x 02:00      | write the day in full, for example `weekly sunday 02:00`",
        "monthly 32 02:00    | write the day as a number from 1 to 31, or `last`",
        "monthly 1           | add the time, for example `monthly 1 02:00`",
        "22:00               | use one of these",
        "never               | use one of these"
      })
  void aMistakeIsToldWithWhatWasMeant(String text, String remedy) {
    NotAllowed mistake =
        assertThrows(NotAllowed.class, () -> Schedules.schedule().parser().parse(text));
    assertEquals(remedy, mistake.remedy());
  }

  @ParameterizedTest
  @CsvSource({
    "for ever,for ever",
    "10 years,10 years",
    "1 YEAR,1 year",
    "18 months,18 months",
    "90days,90 days",
    "for-ever,for ever"
  })
  void aRetentionIsTakenInAnySpelling(String text, String retention) throws NotAllowed {
    assertEquals(retention, Retentions.retention().parser().parse(text).text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10        | add the unit, for example `10 years`",
        "10 yeers  | did you mean `10 years`?",
        "10 weeks  | write years, months or days",
        "for evver | did you mean `for ever`?",
        "0 days    | for documents that are never to be deleted write `for ever`",
        "5000 years| for documents that are never to be deleted write `for ever`",
        "ten years | write for example `10 years`"
      })
  void aWrongRetentionIsToldWithWhatWasMeant(String text, String remedy) {
    NotAllowed mistake =
        assertThrows(NotAllowed.class, () -> Retentions.retention().parser().parse(text));
    assertEquals(remedy, mistake.remedy());
  }

  @Test
  void theExamplesAreRight() {
    assertEquals("at once", Schedules.schedule().standIn().text());
    assertEquals("for ever", Retentions.retention().standIn().text());
  }
}
