package org.sealpress.delivery;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpress.plan.Today;

/** When it is a target's turn. */
class TurnTest {
  private static final Instant START = Instant.parse("2026-11-24T09:15:00Z");
  private static final Duration WEEK = Duration.ofDays(7);

  private Today today = Today.sure(START, ZoneOffset.UTC);
  private long nanos = 17;
  private final Turn turn = new Turn(new Verifying(WEEK, () -> today), () -> nanos);

  private void goOn(Duration by) {
    today = new Today(today.now().plus(by), ZoneOffset.UTC, today.doubt());
    nanos += by.toNanos();
  }

  private void doubt(Instant now) {
    today = new Today(now, ZoneOffset.UTC, Optional.of("the clock is doubtful"));
  }

  @Test
  void itIsAWeekAfterTheLastTime() {
    Optional<Instant> last = Optional.of(START.minus(WEEK).plusSeconds(1));
    assertFalse(turn.isNow(last));
    goOn(Duration.ofSeconds(1));
    assertTrue(turn.isNow(last));
    assertFalse(turn.isNow(Optional.of(today.now())));
  }

  @Test
  void whatHoldsNothingHasNoTurn() {
    goOn(Duration.ofDays(400));
    assertFalse(turn.isNow(Optional.empty()));
  }

  @Test
  void onADoubtfulClockTheTimeSinceTheStartCounts() {
    Optional<Instant> longAgo = Optional.of(START.minus(Duration.ofDays(4000)));
    doubt(START);
    assertFalse(turn.isNow(longAgo));
    goOn(WEEK.minusSeconds(1));
    assertFalse(turn.isNow(longAgo));
    goOn(Duration.ofSeconds(1));
    assertTrue(turn.isNow(longAgo));
    turn.taken();
    assertFalse(turn.isNow(longAgo), "once a week, whatever the clock says");
    doubt(Instant.EPOCH);
    assertFalse(turn.isNow(longAgo));
  }
}
