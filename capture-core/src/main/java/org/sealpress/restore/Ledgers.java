package org.sealpress.restore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sealpress.ledger.Against;
import org.sealpress.ledger.EntryReader;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Head;
import org.sealpress.ledger.LedgerFault;
import org.sealpress.ledger.Verdict;
import org.sealpress.ledger.checkpoint.CheckpointStore;
import org.sealpress.ledger.checkpoint.VerifierKey;
import org.sealpress.target.TargetFault;

/**
 * The ledgers that lie on several copies of one archive, in temporary folders until {@link #close}.
 * The longest that is as it was written, and not of another history than what was signed, is
 * believed; the others, and their checkpoints, are compared with it.
 */
final class Ledgers implements AutoCloseable {
  /**
   * One of them.
   *
   * @param id the ledger's id; empty when it can't be told
   * @param box the box's name for people
   * @param keys whose signatures count
   */
  record One(
      Source source,
      LedgerSource copy,
      String id,
      String box,
      List<VerifierKey> keys,
      Judged judged) {
    /** Its last entry; null when it is not as it was written. */
    @Nullable Head head() {
      return judged.head();
    }

    long entries() {
      Head head = head();
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
  private final List<String> checkpointsOnly = new ArrayList<>();
  private final boolean several;
  private boolean fits = true;

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
    LedgerSource copy = LedgerSource.copyOf(source.target());
    reached.add(source);
    try {
      copy.problems().forEach(each -> problem(source, each));
      Event.@Nullable Opened opened = opened(copy);
      List<VerifierKey> keys = copy.keys(source.keys());
      Judged judged = Judged.of(copy, keys, !source.keys().isEmpty());
      if (!judged.problem().isEmpty()) {
        problem(source, judged.problem());
        if (judged.onlyCheckpoint()) {
          checkpointsOnly.add(problems.get(problems.size() - 1));
        }
      }
      all.add(
          new One(
              source,
              copy,
              opened == null ? "" : opened.ledger(),
              opened == null ? "" : opened.box(),
              keys,
              judged));
    } catch (IOException | RuntimeException e) {
      copy.close();
      throw e;
    }
  }

  private void problem(Source source, String what) {
    problems.add(several ? source.name() + ": " + what : what);
  }

  private static Event.@Nullable Opened opened(LedgerSource copy) throws IOException {
    try (EntryReader entries = copy.ledger().entries(0)) {
      return entries.next().map(first -> first.event()).orElse(null) instanceof Event.Opened opened
          ? opened
          : null;
    } catch (LedgerFault e) {
      return null;
    }
  }

  private void compare() throws IOException, RestoreFault {
    all.sort(
        Comparator.comparing((One one) -> one.judged().contradicted())
            .thenComparing(Comparator.comparingLong(One::entries).reversed()));
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
    if (several) {
      compareWithAllThatWasSigned(all.get(0));
    }
  }

  /** Two histories, each of which is good by itself, show so, and an end that is gone here. */
  private void compareWithAllThatWasSigned(One best) throws IOException {
    List<CheckpointStore> stores = all.stream().map(each -> each.copy().checkpoints()).toList();
    if (best.head() != null
        && best.copy().ledger().verify(new Against(null, stores, keys(), null))
            instanceof Verdict.Broken broken
        && !(broken instanceof Verdict.CheckpointDamaged)
        && !(broken instanceof Verdict.Resigned)) { // told of the place where it lies
      String what = broken.message();
      for (One each : all) {
        what = each.copy().named(what, each.name() + "/");
      }
      problems.add("the ledger is not what was signed on all copies: " + what);
      fits = false;
    }
  }

  private List<VerifierKey> keys() {
    return all.stream().flatMap(each -> each.keys().stream()).distinct().toList();
  }

  /** How far the ledger that is believed is signed. */
  Standing standing() {
    One best = all.get(0);
    return new Standing(
        best.entries(),
        best.judged().signed(),
        fits && (best.judged().signed() > 0 || best.judged().problem().isEmpty()),
        !best.keys().isEmpty(),
        !best.source().keys().isEmpty());
  }

  /** Which copies have an older state than the one that is believed, one line each. */
  List<String> older() {
    One best = all.get(0);
    return all.stream()
        .filter(each -> contained(each) && each.entries() < best.entries())
        .map(
            each ->
                "%s has an older state, with %d entries of the ledger; %s has %d"
                    .formatted(each.name(), each.entries(), best.name(), best.entries()))
        .toList();
  }

  /** In what a ledger differs from the believed one, when it does. */
  private Optional<String> fork(One other) throws IOException {
    One best = all.get(0);
    Head head = other.head();
    if (other.equals(best) || head == null) {
      return Optional.empty();
    }
    return best.copy().ledger().verify(head) instanceof Verdict.Broken
        ? Optional.of(
            "the ledgers on %s and %s are forked: both are whole, but entry %d is not the same; one of the two was written by another box or by hand%s"
                .formatted(
                    best.name(),
                    other.name(),
                    head.seq(),
                    Collections.disjoint(best.keys(), other.keys())
                        ? ", and they are signed by different keys: --vkey tells which is yours"
                        : ""))
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

  /** Those of them that are of a damaged checkpoint, where the ledger itself is good. */
  List<String> checkpointsOnly() {
    return checkpointsOnly;
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
