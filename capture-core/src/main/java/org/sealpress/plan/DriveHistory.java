package org.sealpress.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sealpress.ledger.DriveEvent;
import org.sealpress.ledger.Entry;
import org.sealpress.ledger.Event;

/**
 * What became of all drives, from the ledger's entries alone. Give it all of them in their order,
 * or only those that {@link #apply} said it needs: the result is the same.
 *
 * <p>An entry that was written while the clock had gone back gets the time of the next one that was
 * not: it happened before that, and so is never made older than it is. For one thread.
 */
public final class DriveHistory {
  private final List<Noted> notes = new ArrayList<>();
  private int doubtful;
  private @Nullable DriveFold folded;

  /** An entry with the time that it is judged by. */
  record Noted(Instant time, boolean doubtful, long entry, Event event) {}

  /**
   * Takes the next entry.
   *
   * @return whether it is needed to make the same history again
   */
  public boolean apply(Entry entry) {
    boolean settles = doubtful > 0 && !entry.clockDoubt();
    if (settles) {
      settle(entry.time());
    }
    boolean told =
        entry.event() instanceof DriveEvent
            || (entry.event() instanceof Event.Verified e
                && e.target().startsWith(DriveRecord.PREFIX));
    if (told) {
      notes.add(new Noted(entry.time(), entry.clockDoubt(), entry.seq(), entry.event()));
      doubtful += entry.clockDoubt() ? 1 : 0;
      folded = null;
    }
    return settles || told;
  }

  private void settle(Instant time) {
    for (int i = notes.size() - doubtful; i < notes.size(); i++) {
      notes.set(i, new Noted(time, false, notes.get(i).entry(), notes.get(i).event()));
    }
    doubtful = 0;
    folded = null;
  }

  /** All drives there ever were, in the order of their enrolment. */
  public List<DriveRecord> drives() {
    return fold().drives();
  }

  /** The last time that a drive took the place of another one; empty without any drive. */
  public Optional<Swap> swap() {
    return fold().swap();
  }

  private DriveFold fold() {
    DriveFold now = folded;
    if (now == null) {
      now = new DriveFold();
      notes.forEach(now::take);
      folded = now;
    }
    return now;
  }
}
