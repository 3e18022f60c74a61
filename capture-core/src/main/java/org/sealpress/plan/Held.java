package org.sealpress.plan;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A sum over documents.
 *
 * @param documents how many
 * @param bytes their size as sealed objects
 * @param oldest when the first of them was sealed; empty when there is none, or the clock was in
 *     doubt
 * @param newest when the last of them was sealed; empty for the same reasons
 */
public record Held(long documents, long bytes, Optional<Instant> oldest, Optional<Instant> newest) {

  /** All there are. */
  public static Held all(List<Holding> holdings) {
    return sum(holdings, each -> true);
  }

  /** What is on a drive. */
  public static Held on(List<Holding> holdings, DriveRecord drive) {
    return sum(holdings, each -> each.on().contains(drive.ledgerName()));
  }

  /** What is on a drive and on none of these others. */
  public static Held onlyOn(List<Holding> holdings, DriveRecord drive, Set<String> others) {
    return sum(holdings, each -> each.on().contains(drive.ledgerName()) && !each.isOnAny(others));
  }

  static Held sum(List<Holding> holdings, Predicate<Holding> which) {
    List<Holding> wanted = holdings.stream().filter(which).toList();
    return new Held(
        wanted.stream().mapToLong(Holding::documents).sum(),
        wanted.stream().mapToLong(Holding::bytes).sum(),
        wanted.stream().flatMap(each -> each.oldest().stream()).min(Comparator.naturalOrder()),
        wanted.stream().flatMap(each -> each.newest().stream()).max(Comparator.naturalOrder()));
  }
}
