package org.sealpress.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the times of all entries: a box's own go back only where it says so, and none is later
 * than now. The first that is wrong is kept until the rest has been looked at, since a line that
 * was changed mostly has another time too.
 */
final class ClockWatch {
  /** So much may the clocks of two computers differ. */
  static final Duration TOLERANCE = Duration.ofHours(1);

  private final @Nullable Instant now;
  private final byte[] latest = new byte[Times.BYTES];
  private final byte[] end = new byte[Times.BYTES];
  private Verdict.@Nullable Broken wrong;

  ClockWatch(@Nullable Instant now) {
    this.now = now;
    if (now != null) {
      byte[] text = Times.text(now.plus(TOLERANCE)).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(text, 0, end, 0, end.length);
    }
  }

  void look(BaseFields entry, Verdict.Place place) {
    if (entry.doubt()) {
      return;
    }
    if (wrong == null && entry.isBefore(latest)) {
      wrong =
          new Verdict.ClockForged(
              place,
              place
                  + " says "
                  + entry.time()
                  + ", which is before "
                  + new String(latest, StandardCharsets.US_ASCII)
                  + " of an entry before it, and does not say that the clock had gone back, as the"
                  + " box does: its time was forged");
    }
    entry.timeInto(latest);
    if (wrong == null && now != null && !entry.isBefore(end)) {
      wrong =
          new Verdict.FutureDated(
              place,
              place
                  + " says "
                  + entry.time()
                  + ", but it is "
                  + Times.text(now)
                  + " now: the clock of the box was wrong, or that of this computer is; look at"
                  + " both. What was written before it is not in doubt");
    }
  }

  Verdict.@Nullable Broken wrong() {
    return wrong;
  }
}
