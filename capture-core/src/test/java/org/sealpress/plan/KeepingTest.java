package org.sealpress.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How long documents are to be kept. */
class KeepingTest {
  private static final Today TODAY =
      Today.sure(Instant.parse("2028-03-01T12:00:00Z"), ZoneOffset.UTC);
  private static final SortedMap<LocalDate, Long> SEALED =
      new TreeMap<>(
          Map.of(
              LocalDate.of(2027, 2, 28), 2L,
              LocalDate.of(2028, 2, 29), 3L,
              LocalDate.of(2028, 3, 31), 4L));

  private static Keeping keeping(Retention retention, boolean hold, Today today) {
    return Keeping.of("tax", new Policy(Schedule.atOnce(), retention, hold), SEALED, today);
  }

  @Test
  void whatIsKeptForAYearEndsTheDayAfterTheSameDay() {
    Retention year = new Retention(Period.ofYears(1));
    assertEquals(Optional.of(LocalDate.of(2029, 3, 1)), year.end(LocalDate.of(2028, 2, 29)));
    Keeping keeping = keeping(year, false, TODAY);
    assertEquals(9, keeping.documents());
    assertEquals(2, keeping.ended(), "from 29 February on they need not be kept any more");
    assertEquals(Map.of(YearMonth.of(2029, 3), 3L, YearMonth.of(2029, 4), 4L), keeping.ends());
    assertEquals("kept 1 year", keeping.told());
  }

  @Test
  void onADoubtfulClockNothingHasEnded() {
    Today doubtful = new Today(TODAY.now(), ZoneOffset.UTC, Optional.of("it jumped"));
    Keeping keeping = keeping(new Retention(Period.ofYears(1)), false, doubtful);
    assertEquals(0, keeping.ended());
    assertEquals(2L, keeping.ends().get(YearMonth.of(2028, 2)));
  }

  @Test
  void onHoldNothingEnds() {
    Keeping keeping = keeping(new Retention(Period.ofDays(10)), true, TODAY);
    assertEquals(0, keeping.ended());
    assertTrue(keeping.ends().isEmpty());
    assertEquals(
        "on hold: kept until a person ends the hold, whatever its 10 days", keeping.told());
    assertEquals(
        "on hold: kept until a person ends the hold",
        keeping(Retention.FOR_EVER, true, TODAY).told());
  }

  @Test
  void forEverHasNoEnd() {
    Keeping keeping = keeping(Retention.FOR_EVER, false, TODAY);
    assertTrue(keeping.ends().isEmpty());
    assertEquals("kept for ever", keeping.told());
    assertEquals(Long.MAX_VALUE, Retention.FOR_EVER.days());
  }

  @Test
  void lengthsAreTheShortestThereAre() {
    assertEquals(28, new Retention(Period.ofMonths(1)).days());
    assertEquals(365, new Retention(Period.ofYears(1)).days());
    assertEquals(5, new Retention(Period.ofDays(5)).days());
    assertEquals("6 months", new Retention(Period.ofMonths(6)).text());
  }
}
