package org.sealpress.plan;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What would be lost with the house, as far as drives go: documents that are on no drive that is
 * away.
 *
 * @param total how many documents there are
 * @param documents how many of them are on no drive that is away, by class; empty when all are away
 * @param oldest when the first of them was sealed; empty when there is none, or the clock has been
 *     in doubt since
 */
public record Exposure(long total, SortedMap<String, Long> documents, Optional<Instant> oldest) {
  /** Copies the map. */
  public Exposure {
    documents = new TreeMap<>(documents);
  }

  /** The exposure now. */
  public static Exposure of(Facts facts) {
    Set<String> away = facts.names(DriveRecord::isAway);
    SortedMap<String, Long> documents = new TreeMap<>();
    for (Holding each : facts.holdings()) {
      if (!each.isOnAny(away)) {
        documents.merge(each.documentClass(), each.documents(), Long::sum);
      }
    }
    return new Exposure(
        Held.all(facts.holdings()).documents(),
        documents,
        Held.sum(facts.holdings(), each -> !each.isOnAny(away)).oldest());
  }

  /** How many of all classes. */
  public long count() {
    return documents.values().stream().mapToLong(Long::longValue).sum();
  }

  /** For how many days the oldest has been on no drive that is away; 0 when there is none. */
  public long days(Today today) {
    return oldest.map(today::daysSince).orElse(0L);
  }

  /** One line for a person, without a full stop. */
  public String told(Today today) {
    if (count() == 0) {
      return total == 0 ? "there is no document yet" : "every document is on a drive that is away";
    }
    long days = days(today);
    return Today.counted(count(), "document")
        + (count() == 1 ? " is" : " are")
        + " on no drive that is away"
        + oldest.map(at -> ", the oldest since " + today.told(at)).orElse("")
        + (today.isSure() && days > 0 ? " (" + Today.counted(days, "day") + ")" : "");
  }
}
