package org.sealpress.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All that plans are made of, as the ledger has it.
 *
 * @param drives all drives there ever were, in the order of their enrolment
 * @param swap the last time that a drive took the place of another one
 * @param holdings how many documents are on which drives
 * @param latest the latest time in the ledger that was not in doubt
 * @param sealed what each drive must take sooner or later: bytes of sealed objects by their day, in
 *     UTC; days without any are left out
 */
public record Facts(
    List<DriveRecord> drives,
    Optional<Swap> swap,
    List<Holding> holdings,
    Instant latest,
    SortedMap<LocalDate, Long> sealed) {
  /** Copies the collections. */
  public Facts {
    drives = List.copyOf(drives);
    holdings = List.copyOf(holdings);
    sealed = new TreeMap<>(sealed);
  }

  /** The names in the ledger of the drives that are so. */
  Set<String> names(Predicate<DriveRecord> which) {
    return drives.stream().filter(which).map(DriveRecord::ledgerName).collect(Collectors.toSet());
  }
}
