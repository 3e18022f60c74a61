package org.sealpress.appliance.cli;

import java.time.Duration;
import java.time.Instant;
import org.sealpress.ledger.checkpoint.LifeSign;

/** When a box was last heard of at a target, for a person elsewhere. */
final class LifeSignText {
  /** A box that has not been heard of for so long may be dead: there is one a day. */
  private static final Duration SILENT = Duration.ofDays(2);

  private LifeSignText() {}

  static String of(LifeSign sign, Instant now) {
    Duration ago = Duration.between(sign.at(), now);
    return "Heartbeat: the box was alive at %s%s."
        .formatted(
            sign.at(),
            ago.compareTo(SILENT) < 0
                ? ""
                : ", %s ago, and has left nothing here since: see whether it runs and reaches this place"
                    .formatted(Health.counted(ago.toDays(), "day")));
  }
}
