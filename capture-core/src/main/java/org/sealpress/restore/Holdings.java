package org.sealpress.restore;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
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
  private final List<Source> reached;

  private Holdings(Records records, Map<String, List<Source>> holders, Ledgers ledgers) {
    this.head = Optional.ofNullable(ledgers.all().get(0).head());
    this.standing = ledgers.standing();
    this.older = ledgers.older();
    this.reached = List.copyOf(ledgers.reached());
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
    try (Ledgers ledgers = Ledgers.of(sources)) {
      return of(ledgers, clock);
    }
  }

  /** Looks at those whose ledgers were read. */
  static Holdings of(Ledgers ledgers, Clock clock) throws TargetFault, IOException {
    Map<String, List<Source>> holders = new HashMap<>();
    Records records = Records.of(ledgers, clock);
    for (Source source : ledgers.reached()) {
      for (Stat stat : source.target().list(ObjectName.FOLDER)) {
        if (ObjectName.isOne(stat.name())) {
          holders.computeIfAbsent(stat.name(), name -> new ArrayList<>()).add(source);
        }
      }
    }
    Holdings holdings = new Holdings(records, holders, ledgers);
    holdings.foreign().ifPresent(records::add);
    return holdings;
  }

  /** That the ledger is not of the documents there; empty when it knows one of them. */
  Optional<String> foreign() {
    Set<String> known = records.objects();
    return head.isEmpty()
            || known.isEmpty()
            || holders.isEmpty()
            || !Collections.disjoint(known, holders.keySet())
        ? Optional.empty()
        : Optional.of(
            "the ledger is of another archive: it is that of the box \"%s\" and knows none of the %d documents here, which can't be proven with it; its own %d are not here. Take the ledger of these documents from another copy of this archive"
                .formatted(records.box(), holders.size(), known.size()));
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

  /** The places that could be reached, in the order in which they were named. */
  List<Source> reached() {
    return reached;
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
