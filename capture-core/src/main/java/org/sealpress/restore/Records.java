package org.sealpress.restore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sealpress.ledger.Entry;
import org.sealpress.ledger.EntryReader;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.LedgerFault;
import org.sealpress.ledger.LedgerReader;
import org.sealpress.ledger.Verdict;

/**
 * What a target's ledger says of its objects.
 *
 * @param sealed what was sealed, by name of the object
 * @param faults what went wrong when they were captured, by capture
 * @param problems what is wrong with the ledger, one line each
 */
record Records(
    Map<String, Event.Sealed> sealed, Map<String, Set<Event.Fault>> faults, List<String> problems) {
  private static final String SO = ": what is restored can't be proven complete; try another copy";

  /** Reads a ledger as far as it can be read; what can't is a problem and stops nothing. */
  static Records of(LedgerOnTarget ledger) throws IOException {
    Map<String, Event.Sealed> sealed = new LinkedHashMap<>();
    Map<String, Set<Event.Fault>> faults = new HashMap<>();
    List<String> problems = new ArrayList<>(ledger.problems());
    LedgerReader reader = LedgerReader.at(ledger.copy());
    Optional<String> broken = verdict(reader, ledger);
    broken.ifPresent(problems::add);
    try (EntryReader entries = reader.entries(0)) {
      while (true) {
        try {
          Optional<Entry> entry = entries.next();
          if (entry.isEmpty()) {
            break;
          }
          note(entry.get(), sealed, faults, problems);
        } catch (LedgerFault e) {
          if (broken.isEmpty()) {
            broken = Optional.of(ledger.named(e) + SO);
            problems.add(broken.get());
          }
        }
      }
    }
    return new Records(sealed, faults, problems);
  }

  /** What whoever reads a document should know of it, one line each. */
  List<String> remarks(String object) {
    Event.@Nullable Sealed document = sealed.get(object);
    Set<Event.Fault> all =
        document == null ? Set.of() : faults.getOrDefault(document.capture(), Set.of());
    return all.stream().map(Records::remark).toList();
  }

  /** What the ledger says of captures of which there is no document, one line each. */
  List<String> ofNoDocument() {
    Set<String> captures =
        sealed.values().stream().map(Event.Sealed::capture).collect(Collectors.toSet());
    return faults.entrySet().stream()
        .filter(each -> !captures.contains(each.getKey()))
        .flatMap(
            each ->
                each.getValue().stream()
                    .map(
                        fault ->
                            "no document of capture " + each.getKey() + ": " + fault.message()))
        .sorted()
        .toList();
  }

  private static String remark(Event.Fault fault) {
    return fault.kind().equals(Event.Fault.NOT_READ)
        ? fault.message() + "; sealpress convert makes a copy that can be searched"
        : fault.message();
  }

  private static Optional<String> verdict(LedgerReader reader, LedgerOnTarget ledger)
      throws IOException {
    try {
      return reader.verify() instanceof Verdict.Broken broken
          ? Optional.of("the ledger is not as it was written: " + ledger.named(broken.message()))
          : Optional.empty();
    } catch (LedgerFault e) {
      return Optional.of(
          e.kind() == LedgerFault.Kind.MISSING
              ? "there is no ledger here" + SO
              : ledger.named(e) + SO);
    }
  }

  /** What went wrong with a capture; that it was thrown away is told like a fault. */
  private static Optional<Event.Fault> fault(Event event) {
    if (event instanceof Event.Discarded thrown) {
      return Optional.of(
          new Event.Fault(thrown.type(), "thrown away: " + thrown.reason(), thrown.capture()));
    }
    return event instanceof Event.Fault fault && !fault.capture().isEmpty()
        ? Optional.of(fault)
        : Optional.empty();
  }

  private static void note(
      Entry entry,
      Map<String, Event.Sealed> sealed,
      Map<String, Set<Event.Fault>> faults,
      List<String> problems) {
    fault(entry.event())
        .ifPresent(
            fault ->
                faults
                    .computeIfAbsent(fault.capture(), capture -> new LinkedHashSet<>())
                    .add(fault));
    if (entry.event() instanceof Event.Sealed event) {
      if (!ObjectName.isOne(event.object())) {
        problems.add(
            "entry %d of the ledger names an object that can't be one".formatted(entry.seq()));
        return;
      }
      Event.Sealed before = sealed.putIfAbsent(event.object(), event);
      if (before != null && !before.equals(event)) {
        problems.add(
            "entry %d of the ledger says of %s something else than an entry before, which is believed"
                .formatted(entry.seq(), event.object()));
      }
    }
  }
}
