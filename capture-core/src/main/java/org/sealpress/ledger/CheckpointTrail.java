package org.sealpress.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
  private final List<Checkpoint> signed = new ArrayList<>();
  private final CheckpointStore store;
  private Verdict.@Nullable Broken unreadable;
  private int next;

  /** What is over most entries and fits; and what is over fewest and does not. */
  private @Nullable Checkpoint fits;

  private @Nullable Checkpoint differs;
  private Verdict.@Nullable Place afterFit;
  private Verdict.@Nullable Place changed;

  /** Reads the checkpoints, each of which takes a few dozen bytes of memory. */
  CheckpointTrail(CheckpointStore store, List<VerifierKey> keys) throws IOException {
    this.store = store;
    for (long size : store.sizes()) {
      try {
        signed.add(store.read(size, keys).checkpoint());
      } catch (CheckpointFault e) {
        unreadable = unreadable == null ? unreadable(size, e) : unreadable;
      }
    }
  }

  private Verdict.Broken unreadable(long size, CheckpointFault fault) {
    Verdict.Place place = place(size);
    String message = String.valueOf(fault.getMessage());
    return fault.kind() == CheckpointFault.Kind.UNKNOWN_KEY
        ? new Verdict.Resigned(place, message)
        : new Verdict.CheckpointDamaged(place, message);
  }

  private Verdict.Place place(long size) {
    Path file = store.file(CheckpointStore.name(size));
    return new Verdict.Place(file, 1, Math.max(0, size - 1));
  }

  /** Takes the next line. */
  void take(LineCursor lines, Verdict.Place place) {
    if (next == signed.size()) {
      return; // nothing was signed over what comes now
    }
    if (afterFit == null) {
      afterFit = place;
    }
    range.add(lines.buffer(), lines.from(), lines.to());
    while (next < signed.size() && signed.get(next).size() <= range.size()) {
      Checkpoint due = signed.get(next++);
      if (due.size() == range.size()) {
        compare(due);
      }
    }
  }

  private void compare(Checkpoint due) {
    if (range.root().equals(due.root())) {
      fits = due;
      afterFit = null;
    } else if (differs == null) {
      differs = due;
      changed = afterFit;
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
    for (Checkpoint each : signed) {
      if (!each.origin().equals(origin)) {
        return new Verdict.Foreign(
            place(each.size()),
            store.file(CheckpointStore.name(each.size()))
                + " is of the ledger "
                + each.origin()
                + ", expected "
                + origin);
      }
    }
    if (differs != null && changed != null) {
      return changed(differs, changed);
    }
    if (next < signed.size()) {
      return rolledBack(signed.get(signed.size() - 1), end);
    }
    return unreadable;
  }

  private Verdict.Broken changed(Checkpoint signedOther, Verdict.Place from) {
    String what =
        "entries "
            + from.seq()
            + " to "
            + (signedOther.size() - 1)
            + " are not those that were signed ("
            + store.file(CheckpointStore.name(signedOther.size()))
            + ")";
    return fits != null && fits.size() > signedOther.size()
        ? new Verdict.Forked(
            from,
            what
                + ", but a later checkpoint was signed over them: the ledger's key has signed two"
                + " histories. Compare with another drive or remote")
        : new Verdict.Rewritten(
            from, what + ": they were written anew. Take the copy on another drive or remote");
  }

  private Verdict.Broken rolledBack(Checkpoint last, Verdict.Place end) {
    return new Verdict.RolledBack(
        new Verdict.Place(end.file(), end.line() + 1, end.seq() + 1),
        "the ledger ends with entry "
            + end.seq()
            + ", but "
            + last.size()
            + " entries were signed ("
            + store.file(CheckpointStore.name(last.size()))
            + "): its end was cut off, or an older state was put back. Take the copy on another"
            + " drive or remote");
  }
}
