package org.sealpress.restore.evidence;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sealpress.ledger.Against;
import org.sealpress.ledger.LedgerFault;
import org.sealpress.ledger.Verdict;
import org.sealpress.ledger.checkpoint.CheckpointStore;
import org.sealpress.ledger.checkpoint.VerifierKey;
import org.sealpress.restore.LedgerSource;
import org.sealpress.restore.RestoreFault;
import org.sealpress.restore.Source;
import org.sealpress.target.TargetFault;

/**
 * The ledgers of several copies of one archive that are as they were written and signed, the
 * longest first. One that is not is a remark as long as there is another.
 */
final class Copies implements AutoCloseable {
  /** One of them. */
  record One(Source source, LedgerSource ledger, Verdict.Intact verdict) {}

  private final List<One> whole = new ArrayList<>();
  private final List<LedgerSource> opened = new ArrayList<>();
  private final List<Source> reached = new ArrayList<>();
  private final Set<VerifierKey> keys = new LinkedHashSet<>();
  private final Set<VerifierKey> given = new LinkedHashSet<>();
  private final List<String> remarks = new ArrayList<>();

  private Copies() {}

  /**
   * Copies and checks them.
   *
   * @throws TargetFault when none can be reached
   * @throws RestoreFault {@link RestoreFault.Kind#BROKEN}, {@link RestoreFault.Kind#TWO_LEDGERS} or
   *     {@link RestoreFault.Kind#FORKED}
   */
  static Copies of(List<Source> sources, Clock clock)
      throws TargetFault, RestoreFault, IOException {
    Copies copies = new Copies();
    try {
      @Nullable TargetFault away = null;
      for (Source source : sources) {
        try {
          copies.add(source, clock);
        } catch (TargetFault e) {
          away = away == null ? e : away;
          copies.remarks.add(source.name() + " can't be used: " + e.getMessage());
        }
      }
      if (copies.opened.isEmpty() && away != null) {
        throw away;
      }
      copies.compare(clock);
      return copies;
    } catch (TargetFault | RestoreFault | IOException | RuntimeException e) {
      copies.close();
      throw e;
    }
  }

  private void add(Source source, Clock clock) throws TargetFault, IOException {
    LedgerSource ledger = LedgerSource.copyOf(source.target());
    opened.add(ledger);
    reached.add(source);
    given.addAll(source.keys());
    try {
      List<VerifierKey> counted = ledger.keys(source.keys());
      Verdict verdict =
          ledger
              .ledger()
              .verify(Against.checkpoints(List.of(ledger.checkpoints()), counted, clock.instant()));
      if (verdict instanceof Verdict.Intact intact) {
        whole.add(new One(source, ledger, intact));
        keys.addAll(counted);
      } else {
        remarks.add(
            "the ledger on %s is not as it was written and signed: %s"
                .formatted(source.name(), ledger.named(((Verdict.Broken) verdict).message())));
      }
    } catch (LedgerFault e) {
      remarks.add(
          e.kind() == LedgerFault.Kind.MISSING
              ? "there is no ledger on " + source.name()
              : source.name() + ": " + ledger.named(String.valueOf(e.getMessage())));
    }
  }

  private void compare(Clock clock) throws RestoreFault, IOException {
    if (whole.isEmpty()) {
      throw new RestoreFault(
          RestoreFault.Kind.BROKEN, String.join("; ", remarks) + "; take another copy");
    }
    whole.sort(Comparator.comparingLong((One one) -> one.verdict().entries()).reversed());
    One best = best();
    List<CheckpointStore> signed = new ArrayList<>();
    for (One each : whole) {
      if (!each.verdict().head().ledger().equals(best.verdict().head().ledger())) {
        throw new RestoreFault(
            RestoreFault.Kind.TWO_LEDGERS,
            "%s and %s are of two archives: take one at a time"
                .formatted(best.source().name(), each.source().name()));
      }
      if (best.ledger().ledger().verify(each.verdict().head()) instanceof Verdict.Broken) {
        throw forked(best, each, "entry " + each.verdict().head().seq() + " is not the same");
      }
      signed.add(each.ledger().checkpoints());
    }
    if (best.ledger()
            .ledger()
            .verify(Against.checkpoints(signed, List.copyOf(keys), clock.instant()))
        instanceof Verdict.Broken broken) {
      throw forked(best, whole.get(whole.size() - 1), best.ledger().named(broken.message()));
    }
  }

  private static RestoreFault forked(One best, One other, String what) {
    return new RestoreFault(
        RestoreFault.Kind.FORKED,
        "the ledgers on %s and %s are forked, so neither is evidence: %s"
            .formatted(best.source().name(), other.source().name(), what));
  }

  /** The longest. */
  One best() {
    return whole.get(0);
  }

  /** All that are as they should be. */
  List<One> whole() {
    return whole;
  }

  /** The places that could be reached, in the order in which they were named. */
  List<Source> reached() {
    return reached;
  }

  /** Whose signatures count. */
  List<VerifierKey> keys() {
    return List.copyOf(keys);
  }

  /** Whether a key is known from elsewhere, and not only named by the ledger or lying beside it. */
  boolean isGiven(VerifierKey key) {
    return given.contains(key);
  }

  /** What a person should know, one line each. */
  List<String> remarks() {
    return remarks;
  }

  @Override
  public void close() {
    opened.forEach(LedgerSource::close);
  }
}
