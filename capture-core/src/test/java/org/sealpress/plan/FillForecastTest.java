package org.sealpress.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sealpress.plan.FillForecast.State;

class FillForecastTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 30);
  private static final long MB = 1_000_000;

  private final SortedMap<LocalDate, Long> sealed = new TreeMap<>();

  /** So many bytes on each working day of the last weeks. */
  private void weeks(int weeks, long bytes) {
    for (int i = 1; i <= 7 * weeks; i++) {
      if (TODAY.minusDays(i).getDayOfWeek().getValue() <= 5) {
        sealed.put(TODAY.minusDays(i), bytes);
      }
    }
    sealed.putIfAbsent(TODAY.minusDays(7L * weeks), 0L);
  }

  private FillForecast with(long free, long lacking) {
    return FillForecast.of(free + FillForecast.RESERVE, lacking, sealed, TODAY, 14);
  }

  @Test
  void freeDaysCountAndToday() {
    weeks(8, 7 * MB);
    sealed.put(TODAY, 100_000 * MB); // not over yet
    assertEquals(
        new FillForecast(State.FINE, 100 * MB, 5 * MB, OptionalLong.of(20)), with(100 * MB, 0));
  }

  @Test
  void itIsSaidAheadByWhatIsWanted() {
    weeks(8, 7 * MB);
    assertEquals(State.FINE, with(75 * MB, 0).state());
    assertEquals(State.SOON, with(74 * MB, 0).state());
    assertEquals(14, with(74 * MB, 0).days().orElseThrow());
    assertEquals(State.SOON, with(174 * MB, 100 * MB).state());
  }

  @Test
  void oneDayOnWhichMuchWasBroughtInChangesNothing() {
    weeks(3, 7 * MB);
    sealed.put(TODAY.minusDays(3), 1_000_000 * MB);
    assertEquals(5 * MB, with(100 * MB, 0).perDay());
    sealed.clear();
    weeks(2, 7 * MB);
    sealed.put(TODAY.minusDays(10), 1_000_000 * MB);
    assertEquals(5 * MB, with(100 * MB, 0).perDay());
  }

  @Test
  void whatGrowsIsToldByTheLastWeeks() {
    weeks(20, MB);
    weeks(8, 14 * MB);
    assertEquals(10 * MB, with(100 * MB, 0).perDay());
  }

  @Test
  void whatItLacksNowMustFit() {
    weeks(8, 7 * MB);
    assertEquals(new FillForecast(State.FULL, 0, 5 * MB, OptionalLong.of(0)), with(MB, MB));
    assertEquals(State.SOON, with(MB + 1, MB).state());
    assertEquals(0, with(MB + 1, MB).days().orElseThrow());
  }

  @Test
  void withoutAWholeWeekNothingIsForetold() {
    assertEquals(State.TOO_EARLY, with(MB, 0).state());
    sealed.put(TODAY.minusDays(6), 500 * MB);
    assertEquals(State.TOO_EARLY, with(MB, 0).state());
    assertEquals(State.FULL, with(0, 0).state());
  }

  @Test
  void aBoxThatRestsFillsNothing() {
    sealed.put(TODAY.minusDays(400), 500 * MB);
    assertEquals(new FillForecast(State.FINE, MB, 0, OptionalLong.empty()), with(MB, 0));
  }
}
