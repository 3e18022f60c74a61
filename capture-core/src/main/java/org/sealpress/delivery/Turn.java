package org.sealpress.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.sealpress.plan.Today;

/**
 * Whether it is a target's turn to be read again. On a doubtful clock the time counts that has gone
 * by since this program was started, or since the last turn. For one thread.
 */
final class Turn {
  private final Verifying rules;
  private final LongSupplier nanos;
  private long since;

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
   * @param last when it was read again last, or else when the first copy was made, by the ledger;
   *     empty when there is nothing to read
   */
  boolean isNow(Optional<Instant> last) {
    if (last.isEmpty()) {
      return false;
    }
    Today today = rules.today().get();
    return today.isSure()
        ? !today.now().isBefore(last.get().plus(rules.every()))
        : nanos.getAsLong() - since >= rules.every().toNanos();
  }

  /** It was read again now. */
  void taken() {
    since = nanos.getAsLong();
  }
}
