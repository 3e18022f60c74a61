package org.sealpress.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a document's sealed object may leave the box. What counts is a copy that is where it is
 * required, was read again after it was made or made not longer ago than everything is read again,
 * and lies on a medium that nothing damaged was found on last.
 *
 * @param required by the document's class
 * @param targets of the configuration
 * @param retired drives that will not come back, by their names in the ledger
 * @param every how often each target is read again
 */
public record Leaving(Required required, TargetKinds targets, Set<String> retired, Duration every) {
  /**
   * A copy that the ledger knows.
   *
   * @param target its name in the ledger
   * @param copied when it was made and read back
   * @param readAgain whether it was read again since, and was whole
   * @param sound whether nothing that was read last of this target was damaged
   */
  public record Copy(String target, Instant copied, boolean readAgain, boolean sound) {}

  /** Copies the set. */
  public Leaving {
    retired = Set.copyOf(retired);
  }

  /**
   * Why it must stay; empty when it may leave.
   *
   * @param today must be sure, or it must stay
   */
  public Optional<String> mustStay(Collection<Copy> copies, Today today) {
    if (!today.isSure()) {
      return today.doubt();
    }
    List<String> counting = new ArrayList<>();
    for (Copy copy : copies) {
      if (counts(copy, today)) {
        counting.add(copy.target());
      }
    }
    List<String> missing = required.missing(counting, targets);
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of("verified copies are missing on " + String.join(" and ", missing));
  }

  private boolean counts(Copy copy, Today today) {
    boolean young =
        !copy.copied().isBefore(today.now().minus(every)) && !copy.copied().isAfter(today.now());
    return !retired.contains(copy.target()) && copy.sound() && (copy.readAgain() || young);
  }
}
