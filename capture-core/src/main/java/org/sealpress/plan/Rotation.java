package org.sealpress.plan;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which drives are in, which are away, and what is to be done next.
 *
 * @param in drives in slots, the one that is in longest first
 * @param away drives that are away, the one that is away longest first
 * @param due the day of the next swap, or since when the slot is empty; empty when there is nothing
 *     to swap, or the clock was in doubt at the last one
 * @param overdue by how many days that day has passed; 0 when it has not, or the clock is doubtful
 * @param warnings what a person should know, the most important first
 */
public record Rotation(
    List<DriveRecord> in,
    List<DriveRecord> away,
    Optional<LocalDate> due,
    long overdue,
    List<Warning> warnings) {
  private static final Comparator<DriveRecord> LONGEST =
      Comparator.comparingLong(each -> each.stay().entry());

  /** Copies the lists. */
  public Rotation {
    in = List.copyOf(in);
    away = List.copyOf(away);
    warnings = List.copyOf(warnings);
  }

  /**
   * The plan now.
   *
   * @param fills how full drives in slots will be, by their ids; those that are not known are left
   *     out
   */
  public static Rotation of(
      Facts facts, Rules rules, Today today, Map<String, FillForecast> fills) {
    List<DriveRecord> in =
        facts.drives().stream()
            .filter(each -> each.state() == DriveRecord.State.IN)
            .sorted(LONGEST)
            .toList();
    List<DriveRecord> away =
        facts.drives().stream().filter(DriveRecord::isAway).sorted(LONGEST).toList();
    Optional<LocalDate> due =
        away.isEmpty()
            ? Optional.empty()
            : in.isEmpty() ? emptySince(away, today) : cadence(facts, rules, today);
    long overdue =
        today.isSure()
            ? due.map(day -> Math.max(0, ChronoUnit.DAYS.between(day, today.date()))).orElse(0L)
            : 0;
    Rotation plan = new Rotation(in, away, due, overdue, List.of());
    List<Warning> warnings = new Warnings(facts, plan, rules, today, fills).all();
    return new Rotation(in, away, due, overdue, warnings);
  }

  /** An empty slot wants a drive at once. */
  private static Optional<LocalDate> emptySince(List<DriveRecord> away, Today today) {
    DriveRecord.Stay last = away.get(away.size() - 1).stay();
    return last.doubtful() ? Optional.empty() : Optional.of(today.dateOf(last.since()));
  }

  private static Optional<LocalDate> cadence(Facts facts, Rules rules, Today today) {
    return facts
        .swap()
        .filter(swap -> !swap.doubtful())
        .map(swap -> today.dateOf(swap.at()).plusDays(rules.cadence()));
  }

  /** The drive to insert next: of those that are away the one that is so longest. */
  public Optional<DriveRecord> next() {
    return away.stream().findFirst();
  }

  /** What to do next, as one line without a full stop; empty when there is nothing to swap. */
  public Optional<String> told(Today today) {
    return next()
        .map(
            next ->
                (in.isEmpty() ? "insert" : "swap in")
                    + " drive "
                    + next.label()
                    + due.map(day -> when(day, today)).orElse(""));
  }

  private String when(LocalDate day, Today today) {
    return overdue > 0
        ? ", which was due " + Today.counted(overdue, "day") + " ago"
        : day.equals(today.date()) && today.isSure() ? " today" : " by " + today.told(day);
  }

  /** What is to be done with one drive, in a few words; empty when nothing. */
  public String action(DriveRecord drive) {
    if (drive.state() == DriveRecord.State.RETIRED) {
      return "";
    }
    if (drive.isAway()) {
      return next().map(drive::equals).orElse(false) ? "insert it next" : "keep it away";
    }
    return next()
        .map(next -> "swap it for " + next.label() + (overdue > 0 ? " now" : ""))
        .orElse("");
  }
}
