package org.sealpress.restore;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sealpress.ledger.Head;
import org.sealpress.target.Stat;
import org.sealpress.target.TargetFault;

/** What several copies of one archive hold together: the ledger, and which object lies where. */
final class Holdings {
  private final Records records;
  private final Map<String, List<Source>> holders;
  private final Optional<Head> head;

  private final Standing standing;
  private final List<String> older;

  private Holdings(Records records, Map<String, List<Source>> holders, Ledgers ledgers) {
    this.head = Optional.ofNullable(ledgers.all().get(0).head());
    this.standing = ledgers.standing();
    this.older = ledgers.older();
    this.records = records;
    this.holders = holders;
  }

  /**
   * Looks at all of them.
   *
   * @throws TargetFault when none can be reached, or one goes away meanwhile
   * @throws RestoreFault {@link RestoreFault.Kind#TWO_LEDGERS}
   */
  static Holdings of(List<Source> sources, Clock clock)
      throws TargetFault, IOException, RestoreFault {
    Map<String, List<Source>> holders = new HashMap<>();
    try (Ledgers ledgers = Ledgers.of(sources)) {
      Records records = Records.of(ledgers, clock);
      for (Source source : ledgers.reached()) {
        for (Stat stat : source.target().list(ObjectName.FOLDER)) {
          if (ObjectName.isOne(stat.name())) {
            holders.computeIfAbsent(stat.name(), name -> new ArrayList<>()).add(source);
          }
        }
      }
      return new Holdings(records, holders, ledgers);
    }
  }

  Records records() {
    return records;
  }

  /** The last entry of the ledger that is believed; empty when none is as it was written. */
  Optional<Head> head() {
    return head;
  }

  /** How far that is signed. */
  Standing standing() {
    return standing;
  }

  /** Which copies have an older state, one line each. */
  List<String> older() {
    return older;
  }

  /** Where an object lies. */
  List<Source> holders(String object) {
    return holders.getOrDefault(object, List.of());
  }

  /** Names of all objects that the ledger knows or a place has, in order. */
  Set<String> objects() {
    Set<String> all = new TreeSet<>(records.objects());
    all.addAll(holders.keySet());
    return all;
  }
}
