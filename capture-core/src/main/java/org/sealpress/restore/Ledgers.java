package org.sealpress.restore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sealpress.ledger.EntryReader;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Head;
import org.sealpress.ledger.LedgerFault;
import org.sealpress.ledger.LedgerReader;
import org.sealpress.ledger.Verdict;
import org.sealpress.target.TargetFault;

/**
 * The ledgers that lie on several copies of one archive, in temporary folders until {@link #close}.
 * The longest that is as it was written is believed; the others are compared with it.
 */
final class Ledgers implements AutoCloseable {
  private static final String SO = ": what is restored can't be proven complete; try another copy";

  /**
   * One of them.
   *
   * @param id the ledger's id; empty when it can't be told
   * @param box the box's name for people
   * @param head its last entry; null when it is not as it was written
   */
  record One(Source source, LedgerOnTarget copy, String id, String box, @Nullable Head head) {
    long entries() {
      return head == null ? 0 : head.seq() + 1;
    }

    /** Its name for people. */
    String name() {
      return source.name();
    }
  }

  private final List<One> all = new ArrayList<>();
  private final List<Source> reached = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Map<One, String> forks = new LinkedHashMap<>();
  private final boolean several;

  private Ledgers(boolean several) {
    this.several = several;
  }

  /**
   * Copies and checks them. A place that can't be reached is a problem as long as there is another.
   *
   * @throws TargetFault when none can be reached
   * @throws RestoreFault {@link RestoreFault.Kind#TWO_LEDGERS}
   */
  static Ledgers of(List<Source> sources) throws TargetFault, IOException, RestoreFault {
    Ledgers ledgers = new Ledgers(sources.size() > 1);
    try {
      @Nullable TargetFault away = null;
      for (Source source : sources) {
        try {
          ledgers.add(source);
        } catch (TargetFault e) {
          away = away == null ? e : away;
          ledgers.problems.add(source.name() + " can't be used: " + e.getMessage());
        }
      }
      if (ledgers.all.isEmpty() && away != null) {
        throw away;
      }
      ledgers.compare();
      return ledgers;
    } catch (TargetFault | IOException | RestoreFault | RuntimeException e) {
      ledgers.close();
      throw e;
    }
  }

  private void add(Source source) throws TargetFault, IOException {
    LedgerOnTarget copy = LedgerOnTarget.copyOf(source.target());
    reached.add(source);
    try {
      copy.problems().forEach(each -> problem(source, each));
      Event.@Nullable Opened opened = opened(copy);
      all.add(
          new One(
              source,
              copy,
              opened == null ? "" : opened.ledger(),
              opened == null ? "" : opened.box(),
              head(source, copy)));
    } catch (IOException | RuntimeException e) {
      copy.close();
      throw e;
    }
  }

  private void problem(Source source, String what) {
    problems.add(several ? source.name() + ": " + what : what);
  }

  /**
   * The last entry of a ledger that is as it was written; what else is wrong becomes a problem. A
   * signed checkpoint beside the ledger is to be compared with this entry here.
   */
  private @Nullable Head head(Source source, LedgerOnTarget copy) throws IOException {
    try {
      Verdict verdict = LedgerReader.at(copy.copy()).verify();
      if (verdict instanceof Verdict.Intact intact) {
        return intact.head();
      }
      String what = copy.named(((Verdict.Broken) verdict).message());
      problem(source, "the ledger is not as it was written: " + what);
    } catch (LedgerFault e) {
      problem(
          source,
          e.kind() == LedgerFault.Kind.MISSING
              ? "there is no ledger here" + SO
              : copy.named(e) + SO);
    }
    return null;
  }

  private static Event.@Nullable Opened opened(LedgerOnTarget copy) throws IOException {
    try (EntryReader entries = LedgerReader.at(copy.copy()).entries(0)) {
      return entries.next().map(first -> first.event()).orElse(null) instanceof Event.Opened opened
          ? opened
          : null;
    } catch (LedgerFault e) {
      return null;
    }
  }

  private void compare() throws IOException, RestoreFault {
    all.sort(Comparator.comparingLong(One::entries).reversed());
    @Nullable One first = null;
    for (One each : all) {
      if (each.id().isEmpty()) {
        continue;
      }
      if (first == null) {
        first = each;
      } else if (!first.id().equals(each.id())) {
        throw new RestoreFault(
            RestoreFault.Kind.TWO_LEDGERS,
            "%s and %s are of two archives: ledger %s of the box \"%s\", and %s of \"%s\"; take one at a time"
                .formatted(
                    first.name(), each.name(), first.id(), first.box(), each.id(), each.box()));
      }
    }
    for (One each : all) {
      fork(each).ifPresent(what -> forks.put(each, what));
    }
    problems.addAll(forks.values());
  }

  /** In what a ledger differs from the believed one, when it does. */
  private Optional<String> fork(One other) throws IOException {
    One best = all.get(0);
    Head head = other.head();
    if (other.equals(best) || head == null) {
      return Optional.empty();
    }
    return LedgerReader.at(best.copy().copy()).verify(head) instanceof Verdict.Broken
        ? Optional.of(
            "the ledgers on %s and %s are forked: both are whole, but entry %d is not the same; one of the two was written by another box or by hand"
                .formatted(best.name(), other.name(), head.seq()))
        : Optional.empty();
  }

  /** How whole ledgers contradict the one that is believed, one line each. */
  List<String> forks() {
    return List.copyOf(forks.values());
  }

  /** Whether all that a ledger says is in the one that is believed. */
  boolean contained(One one) {
    return !one.equals(all.get(0)) && one.head() != null && !forks.containsKey(one);
  }

  /** All, the one that is believed first. */
  List<One> all() {
    return all;
  }

  /** The places that could be reached, in the order in which they were named. */
  List<Source> reached() {
    return reached;
  }

  /** What is wrong with them, one line each. */
  List<String> problems() {
    return problems;
  }

  /** What is wrong, with the name of the place where there are several. */
  String named(One one, String what) {
    return several ? one.name() + ": " + what : what;
  }

  @Override
  public void close() {
    all.forEach(each -> each.copy().close());
  }
}
