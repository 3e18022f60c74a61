package org.sealpress.delivery;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.sealpress.ledger.Event;
import org.sealpress.plan.Proof;
import org.sealpress.plan.Today;
import org.sealpress.vault.Upkeep;

/**
 * Whether it is a target's turn to be read again: once each time that the rules say, and sooner
 * after something was found and made good again, so that it is soon known whether it stays so. On a
 * doubtful clock the time counts that has gone by since this program was started, or since the last
 * turn. For one thread.
 */
final class Turn {
  /** After this what was repaired is read again; each time damage is found anew, four times it. */
  private static final Duration SOON = Duration.ofHours(1);

  private static final int MOST_DOUBLINGS = 20;

  private final Verifying rules;
  private final LongSupplier nanos;
  private long since;
  private int founds;

  /**
   * A turn that is counted from now.
   *
   * @param nanos a clock that only goes forward, in nanoseconds
   */
  Turn(Verifying rules, LongSupplier nanos) {
    this.rules = rules;
    this.nanos = nanos;
    this.since = nanos.getAsLong();
  }

  /**
   * Whether it is now.
   *
   * @param target its name in the ledger, or {@link Event#THIS_BOX}
   */
  boolean isNow(Upkeep upkeep, String target) throws IOException {
    Optional<Proof> last = upkeep.lastRead(target);
    if (last.isEmpty()) {
      boolean box = target.equals(Event.THIS_BOX);
      return isNow(box ? upkeep.firstOnBox() : upkeep.firstCopied(target), false);
    }
    boolean repaired = !last.get().isWhole() && upkeep.lost(target) == 0;
    return isNow(last.map(Proof::at), repaired);
  }

  /**
   * Whether it is now.
   *
   * @param last when it was read again last, or else when the first copy was made, by the ledger;
   *     empty when there is nothing to read
   * @param repaired whether damage was found then that has been made good
   */
  boolean isNow(Optional<Instant> last, boolean repaired) {
    if (last.isEmpty()) {
      return false;
    }
    Duration pause = repaired ? soon() : rules.every();
    Today today = rules.today().get();
    return today.isSure()
        ? !today.now().isBefore(last.get().plus(pause))
        : nanos.getAsLong() - since >= pause.toNanos();
  }

  private Duration soon() {
    int doublings = Math.min(MOST_DOUBLINGS, 2 * Math.max(0, founds - 1));
    Duration soon = SOON.multipliedBy(1L << doublings);
    return soon.compareTo(rules.every()) < 0 ? soon : rules.every();
  }

  /** It was read again now; what came of it is in the ledger. */
  void taken(Upkeep upkeep, String target) throws IOException {
    taken(upkeep.lastRead(target).map(Proof::isWhole).orElse(true));
  }

  /**
   * It was read again now.
   *
   * @param whole whether all was as it should be
   */
  void taken(boolean whole) {
    since = nanos.getAsLong();
    founds = whole ? 0 : founds + 1;
  }
}
