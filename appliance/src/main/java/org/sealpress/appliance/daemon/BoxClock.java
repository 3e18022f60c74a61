package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sealpress.plan.ClockCheck;
import org.sealpress.plan.Today;

/** The time, and whether it is believed, for whoever must not wait for a disk. */
final class BoxClock {
  private final ClockCheck check;
  private final ZoneId zone;
  private final Supplier<Optional<Instant>> latest;

  /**
   * One.
   *
   * @param latest the latest time in the ledger that was not in doubt, as far as is known
   */
  BoxClock(Clock clock, LongSupplier nanos, Supplier<Optional<Instant>> latest) {
    this.zone = ZoneId.systemDefault();
    this.check = new ClockCheck(clock, zone, nanos);
    this.latest = latest;
  }

  /** Where the box stands. */
  ZoneId zone() {
    return zone;
  }

  /**
   * Now.
   *
   * @throws IOException while the ledger was not looked at yet
   */
  Today today() throws IOException {
    @Nullable Instant known = latest.get().orElse(null);
    if (known == null) {
      throw new IOException("the ledger was not looked at yet");
    }
    return check.today(known);
  }
}
