package org.sealpress.plan;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long the documents of a class are to be kept. Each version of a document counts.
 *
 * @param documentClass the class
 * @param policy what holds for it
 * @param documents how many there are
 * @param ended how many need not be kept any more by now; 0 while the class is on hold, or the
 *     clock is doubtful
 * @param ends how many end in which month from now on; empty while the class is on hold
 */
public record Keeping(
    String documentClass,
    Policy policy,
    long documents,
    long ended,
    SortedMap<YearMonth, Long> ends) {
  /** Copies the map. */
  public Keeping {
    ends = new TreeMap<>(ends);
  }

  /**
   * What becomes of documents.
   *
   * @param sealed how many were sealed on which day where the box stands
   */
  public static Keeping of(
      String documentClass, Policy policy, SortedMap<LocalDate, Long> sealed, Today today) {
    long documents = 0;
    long ended = 0;
    SortedMap<YearMonth, Long> ends = new TreeMap<>();
    for (var each : sealed.entrySet()) {
      documents += each.getValue();
      Optional<LocalDate> end = policy.retention().end(each.getKey());
      if (end.isPresent() && !policy.hold()) {
        if (today.isSure() && !end.get().isAfter(today.date())) {
          ended += each.getValue();
        } else {
          ends.merge(YearMonth.from(end.get()), each.getValue(), Long::sum);
        }
      }
    }
    return new Keeping(documentClass, policy, documents, ended, ends);
  }

  /** What holds for the class, in a few words. */
  public String told() {
    return policy.hold()
        ? "on hold: kept until a person ends the hold"
            + (policy.retention().isForEver() ? "" : ", whatever its " + policy.retention().text())
        : policy.retention().isForEver() ? "kept for ever" : "kept " + policy.retention().text();
  }
}
