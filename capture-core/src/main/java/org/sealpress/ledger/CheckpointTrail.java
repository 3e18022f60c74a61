package org.sealpress.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sealpress.ledger.checkpoint.Checkpoint;
import org.sealpress.ledger.checkpoint.CheckpointFault;
import org.sealpress.ledger.checkpoint.CheckpointStore;
import org.sealpress.ledger.checkpoint.VerifierKey;
import org.sealpress.ledger.merkle.CompactRange;

/**
 * Computes the root at the size of every checkpoint, as the entries come by, and names what the
 * checkpoints say of the whole.
 */
final class CheckpointTrail {
  private final CompactRange range = new CompactRange();
  private final List<Found> signed = new ArrayList<>();
  private final List<VerifierKey> keys;
  private Verdict.@Nullable Broken unreadable;
  private int next;

  /** What is over most entries and fits; and what is over fewest and does not. */
  private @Nullable Found fits;

  private @Nullable Found differs;
  private Verdict.@Nullable Place afterFit;
  private Verdict.@Nullable Place changed;

  /** What was signed, and where that was found. */
  private record Found(Checkpoint checkpoint, Path file) {
    long size() {
      return checkpoint.size();
    }

    Verdict.Place place() {
      return CheckpointTrail.place(file, size());
    }
  }

  /** Reads the checkpoints, each of which takes a few hundred bytes of memory. */
  CheckpointTrail(List<CheckpointStore> stores, List<VerifierKey> keys) throws IOException {
    this.keys = keys;
    for (CheckpointStore store : stores) {
      for (long size : store.sizes()) {
        Path file = store.file(CheckpointStore.name(size));
        try {
          signed.add(new Found(store.read(size, keys).checkpoint(), file));
        } catch (CheckpointFault e) {
          unreadable = unreadable == null ? unreadable(file, size, e) : unreadable;
        }
      }
    }
    signed.sort(Comparator.comparingLong(Found::size));
  }

  private static Verdict.Broken unreadable(Path file, long size, CheckpointFault fault) {
    Verdict.Place place = place(file, size);
    String message = String.valueOf(fault.getMessage());
    return fault.kind() == CheckpointFault.Kind.UNKNOWN_KEY
        ? new Verdict.Resigned(place, message)
        : new Verdict.CheckpointDamaged(place, message);
  }

  private static Verdict.Place place(Path file, long size) {
    return new Verdict.Place(file, 1, Math.max(0, size - 1));
  }

  /** Takes the next line. */
  void take(LineCursor lines, Verdict.Place place) {
    if (next == signed.size()) {
      return; // nothing was signed over what comes now
    }
    Verdict.Place since = afterFit == null ? place : afterFit;
    afterFit = since;
    range.add(lines.buffer(), lines.from(), lines.to());
    while (next < signed.size() && signed.get(next).size() <= range.size()) {
      Found due = signed.get(next++);
      if (due.size() == range.size()) {
        compare(due, since);
      }
    }
  }

  /** Compares what is due now; it differs since a place where all before it fits. */
  private void compare(Found due, Verdict.Place since) {
    if (range.root().equals(due.checkpoint().root())) {
      fits = due;
      afterFit = null;
    } else if (differs == null) {
      differs = due;
      changed = since;
    }
  }

  /** How many entries are covered by a checkpoint that fits. */
  long covered() {
    return fits == null ? 0 : fits.size();
  }

  /**
   * What is wrong, once all entries were taken and are whole in themselves.
   *
   * @param origin of the ledger
   * @param end where it ends
   */
  Verdict.@Nullable Broken wrong(String origin, Verdict.Place end) {
    for (Found each : signed) {
      if (!each.checkpoint().origin().equals(origin)) {
        return new Verdict.Foreign(
            each.place(),
            each.file()
                + " is of the ledger "
                + each.checkpoint().origin()
                + ", expected "
                + origin);
      }
    }
    if (unreadable instanceof Verdict.Resigned resigned && isOfNone(origin)) {
      return new Verdict.Foreign(
          resigned.place(),
          "this is the ledger "
              + origin
              + ", and the public key is of "
              + keys.get(0).name()
              + ": one of the two is another archive's. Take the drive or remote that the key is of,"
              + " or the key of this ledger ("
              + resigned.message()
              + ")");
    }
    if (differs != null && changed != null) {
      return changed(differs, changed);
    }
    if (next < signed.size()) {
      return rolledBack(signed.get(signed.size() - 1), end);
    }
    return unreadable;
  }

  private boolean isOfNone(String origin) {
    return !keys.isEmpty() && keys.stream().noneMatch(key -> key.name().equals(origin));
  }

  private Verdict.Broken changed(Found signedOther, Verdict.Place from) {
    String what =
        "entries "
            + from.seq()
            + " to "
            + (signedOther.size() - 1)
            + " are not those that were signed ("
            + signedOther.file()
            + ")";
    return fits != null && fits.size() >= signedOther.size()
        ? new Verdict.Forked(
            from,
            what
                + ", but these were signed too ("
                + fits.file()
                + "): the ledger's key has signed two histories. Compare with all other copies")
        : new Verdict.Rewritten(
            from, what + ": they were written anew. Take the copy on another drive or remote");
  }

  private static Verdict.Broken rolledBack(Found last, Verdict.Place end) {
    return new Verdict.RolledBack(
        new Verdict.Place(end.file(), end.line() + 1, end.seq() + 1),
        "the ledger ends with entry "
            + end.seq()
            + ", but "
            + last.size()
            + " entries were signed ("
            + last.file()
            + "): its end was cut off, or an older state was put back. Take the copy on another"
            + " drive or remote");
  }
}
