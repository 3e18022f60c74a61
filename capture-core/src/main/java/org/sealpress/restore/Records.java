package org.sealpress.restore;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

/**
 * What the ledgers of an archive say of its objects: the one that is believed before the others.
 */
final class Records {
  private static final String SO = ": what is restored can't be proven complete; try another copy";

  /** Clocks of two computers may differ by this much. */
  private static final Duration TOLERANCE = Duration.ofHours(24);

  private final Map<String, Known> sealed = new LinkedHashMap<>();
  private final Map<String, Set<String>> copies = new HashMap<>();
  private final Map<String, Set<Event.Fault>> faults = new HashMap<>();
  private final Map<String, Long> sealKeys = new LinkedHashMap<>();
  private final Set<String> recipients = new LinkedHashSet<>();
  private String box = "";
  private final List<String> problems;
  private final Instant latestPossible;
  private int fromTheFuture;
  private @Nullable Entry firstFromTheFuture;

  private Records(List<String> problems, Instant now) {
    this.problems = new ArrayList<>(problems);
    this.latestPossible = now.plus(TOLERANCE);
  }

  /** Reads ledgers as far as they can be read; what can't is a problem and stops nothing. */
  static Records of(Ledgers ledgers, Clock clock) throws IOException {
    Records records = new Records(ledgers.problems(), clock.instant());
    for (Ledgers.One one : ledgers.all()) {
      if (!ledgers.contained(one)) {
        records.read(ledgers, one, one.equals(ledgers.all().get(0)));
      }
    }
    return records;
  }

  private void read(Ledgers ledgers, Ledgers.One one, boolean believed) throws IOException {
    boolean told = one.head() == null;
    try (EntryReader entries = one.copy().ledger().entries(0)) {
      while (true) {
        try {
          Optional<Entry> entry = entries.next();
          if (entry.isEmpty()) {
            return;
          }
          note(entry.get(), believed);
        } catch (LedgerFault e) {
          if (!told) {
            told = true;
            problems.add(ledgers.named(one, one.copy().named(String.valueOf(e.getMessage())) + SO));
          }
        }
      }
    }
  }

  private void note(Entry entry, boolean believed) {
    fault(entry.event())
        .ifPresent(
            fault ->
                faults
                    .computeIfAbsent(fault.capture(), capture -> new LinkedHashSet<>())
                    .add(fault));
    if (believed && entry.time().isAfter(latestPossible)) {
      fromTheFuture++;
      firstFromTheFuture = firstFromTheFuture == null ? entry : firstFromTheFuture;
    }
    if (entry.event() instanceof Event.Copied copied) {
      if (!copied.target().equals(Event.THIS_BOX)) {
        copies
            .computeIfAbsent(copied.object(), object -> new LinkedHashSet<>())
            .add(copied.target());
      }
    } else if (entry.event() instanceof Event.CopyLost lost) {
      copies.getOrDefault(lost.object(), new LinkedHashSet<>()).remove(lost.target());
    } else if (entry.event() instanceof Event.Sealed event) {
      note(entry, event);
    }
    if (believed) {
      noteWhose(entry);
    }
  }

  private void noteWhose(Entry entry) {
    if (entry.event() instanceof Event.KeyChanged key && key.use().equals(Event.KeyChanged.SEAL)) {
      sealKeys.putIfAbsent(key.fingerprint(), entry.seq());
    } else if (entry.event() instanceof Event.Sealed event) {
      recipients.addAll(event.recipients());
    } else if (entry.event() instanceof Event.Recipients event) {
      recipients.addAll(event.fingerprints());
    } else if (entry.event() instanceof Event.Opened opened) {
      box = opened.box();
    }
  }

  private void note(Entry entry, Event.Sealed event) {
    if (!ObjectName.isOne(event.object())) {
      problems.add(
          "entry %d of the ledger names an object that can't be one".formatted(entry.seq()));
      return;
    }
    Known before =
        sealed.putIfAbsent(event.object(), new Known(entry.seq(), entry.time(), event, List.of()));
    if (before != null && !before.sealed().equals(event)) {
      problems.add(
          "entry %d of the ledger says of %s something else than an entry before, which is believed"
              .formatted(entry.seq(), event.object()));
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

  /** Names of all objects that were ever sealed, in the order of the ledger. */
  Set<String> objects() {
    return sealed.keySet();
  }

  /** What the ledger says of an object. */
  Optional<Known> of(String object) {
    Known known = sealed.get(object);
    return known == null
        ? Optional.empty()
        : Optional.of(
            new Known(
                known.seq(),
                known.time(),
                known.sealed(),
                List.copyOf(copies.getOrDefault(object, Set.of()))));
  }

  /** SHA-256 of all certificates with which the box has signed documents, hex. */
  Set<String> sealKeys() {
    return sealKeys.keySet();
  }

  /** SHA-256 of all certificates for which documents were ever to be sealed, hex. */
  Set<String> recipients() {
    return recipients;
  }

  /** The box's name; empty when no ledger says it. */
  String box() {
    return box;
  }

  /** Whether the box had a key to sign a document with, and did not say that it could not. */
  boolean mustBeSigned(Known known) {
    return sealKeys.values().stream().anyMatch(since -> since < known.seq())
        && faults.getOrDefault(known.sealed().capture(), Set.of()).stream()
            .noneMatch(fault -> fault.kind().equals(Event.Fault.NOT_SIGNED));
  }

  /** One more thing that is wrong. */
  void add(String problem) {
    problems.add(problem);
  }

  /** What is wrong with the ledgers, one line each. */
  List<String> problems() {
    return problems;
  }

  /** What whoever reads a document should know of it, one line each. */
  List<String> remarks(String object) {
    Known document = sealed.get(object);
    Set<Event.Fault> all =
        document == null ? Set.of() : faults.getOrDefault(document.sealed().capture(), Set.of());
    return all.stream().map(Records::remark).toList();
  }

  private static String remark(Event.Fault fault) {
    return fault.kind().equals(Event.Fault.NOT_READ)
        ? fault.message() + "; sealpress convert makes a copy that can be searched"
        : fault.message();
  }

  /** What the ledger says of captures of which there is no document, one line each. */
  List<String> ofNoDocument() {
    Set<String> captures =
        sealed.values().stream().map(each -> each.sealed().capture()).collect(Collectors.toSet());
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

  /** That entries are dated after today; empty when none is. */
  Optional<String> future() {
    Entry first = firstFromTheFuture;
    return first == null
        ? Optional.empty()
        : Optional.of(
            "%d entries of the ledger are dated in the future, the first is entry %d (%s): the clock of the box or of this computer is wrong; the order of the entries is proven all the same"
                .formatted(fromTheFuture, first.seq(), first.time()));
  }
}
