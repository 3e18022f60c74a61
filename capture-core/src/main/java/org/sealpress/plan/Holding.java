package org.sealpress.plan;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Documents of one class that are on the same drives. Each version of a document counts.
 *
 * @param on the drives, by their names in the ledger; empty for what is on none
 * @param documentClass their class
 * @param documents how many, at least 1
 * @param bytes their size as sealed objects
 * @param oldest when the first of them was sealed; empty when the clock was in doubt then and has
 *     been so since
 * @param newest when the last of them was sealed; empty for the same reason
 */
public record Holding(
    Set<String> on,
    String documentClass,
    long documents,
    long bytes,
    Optional<Instant> oldest,
    Optional<Instant> newest) {
  /** Copies the set. */
  public Holding {
    on = Set.copyOf(on);
  }

  /** Whether one of these drives has them. */
  boolean isOnAny(Set<String> drives) {
    return on.stream().anyMatch(drives::contains);
  }
}
