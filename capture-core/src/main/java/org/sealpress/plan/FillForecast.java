package org.sealpress.plan;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * When a drive will be full.
 *
 * @param state what is to be said of it
 * @param free bytes that are free on it when it has all that it lacks now; 0 when it can't have all
 * @param perDay bytes that come in a day
 * @param days until it is full; empty when that can't be told, or is never
 */
public record FillForecast(State state, long free, long perDay, OptionalLong days) {
  private static final int WEEK = 7;
  private static final int MOST_WEEKS = 8;

  /** So much must be left for the ledger, checkpoints and the file system's own. */
  static final long RESERVE = 1 << 20;

  /** What is to be said of it. */
  public enum State {
    /** There is no whole week yet to tell by. */
    TOO_EARLY,
    /** There is room for a good while. */
    FINE,
    /** It will be full soon. */
    SOON,
    /** What it lacks now does not fit on it. */
    FULL
  }

  /**
   * The forecast by the weeks before this day, at most eight. Their median counts, so that one day
   * on which much was brought in changes nothing, and free days are no matter.
   *
   * @param free bytes that are free on the drive now
   * @param lacking bytes of what it lacks now
   * @param sealed bytes by day, from the first day on; days without any may be left out
   * @param warning how many days ahead it is said
   */
  public static FillForecast of(
      long free, long lacking, SortedMap<LocalDate, Long> sealed, LocalDate today, int warning) {
    long room = free - lacking - RESERVE;
    OptionalLong rate = perDay(sealed, today);
    long perDay = rate.orElse(0);
    if (room <= 0) {
      return new FillForecast(State.FULL, 0, perDay, OptionalLong.of(0));
    }
    if (perDay == 0) {
      State state = rate.isPresent() ? State.FINE : State.TOO_EARLY;
      return new FillForecast(state, room, 0, OptionalLong.empty());
    }
    long days = room / perDay;
    State state = days <= warning ? State.SOON : State.FINE;
    return new FillForecast(state, room, perDay, OptionalLong.of(days));
  }

  /**
   * The forecasts of all drives that are in a slot, by their ids.
   *
   * @param free bytes that are free on drives, by their ids; what is not there has no forecast
   */
  public static Map<String, FillForecast> all(
      Facts facts, Map<String, Long> free, Rules rules, Today today) {
    long all = Held.all(facts.holdings()).bytes();
    LocalDate day = LocalDate.ofInstant(today.now(), ZoneOffset.UTC);
    Map<String, FillForecast> forecasts = new HashMap<>();
    for (DriveRecord drive : facts.drives()) {
      Long left = free.get(drive.id());
      if (left != null && drive.state() == DriveRecord.State.IN) {
        long lacking = all - Held.on(facts.holdings(), drive).bytes();
        forecasts.put(drive.id(), of(left, lacking, facts.sealed(), day, rules.fullWarning()));
      }
    }
    return forecasts;
  }

  private static OptionalLong perDay(SortedMap<LocalDate, Long> sealed, LocalDate today) {
    if (sealed.isEmpty()) {
      return OptionalLong.empty();
    }
    long age = ChronoUnit.DAYS.between(sealed.firstKey(), today);
    int weeks = (int) Math.min(MOST_WEEKS, age / WEEK);
    if (weeks < 1) {
      return OptionalLong.empty();
    }
    long[] sums = new long[weeks];
    for (int i = 0; i < weeks; i++) {
      LocalDate end = today.minusDays((long) WEEK * i);
      sums[i] =
          sealed.subMap(end.minusDays(WEEK), end).values().stream().mapToLong(each -> each).sum();
    }
    Arrays.sort(sums);
    int middle = weeks / 2;
    long week =
        weeks == 2
            ? sums[0]
            : weeks % 2 == 1 ? sums[middle] : (sums[middle - 1] + sums[middle]) / 2;
    return OptionalLong.of(week / WEEK);
  }
}
