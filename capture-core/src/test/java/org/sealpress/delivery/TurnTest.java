package org.sealpress.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
    assertFalse(turn.isNow(last, false));
    goOn(Duration.ofSeconds(1));
    assertTrue(turn.isNow(last, false));
    assertFalse(turn.isNow(Optional.of(today.now()), false));
  }

  @Test
  void whatHoldsNothingHasNoTurn() {
    goOn(Duration.ofDays(400));
    assertFalse(turn.isNow(Optional.empty(), false));
  }

  @Test
  void onADoubtfulClockTheTimeSinceTheStartCounts() {
    Optional<Instant> longAgo = Optional.of(START.minus(Duration.ofDays(4000)));
    doubt(START);
    assertFalse(turn.isNow(longAgo, false));
    goOn(WEEK.minusSeconds(1));
    assertFalse(turn.isNow(longAgo, false));
    goOn(Duration.ofSeconds(1));
    assertTrue(turn.isNow(longAgo, false));
    turn.taken(true);
    assertFalse(turn.isNow(longAgo, false), "once a week, whatever the clock says");
    doubt(Instant.EPOCH);
    assertFalse(turn.isNow(longAgo, false));
  }

  @Test
  void whatWasRepairedIsReadAgainSoonAndEachTimeLaterWhenItIsDamagedAgain() {
    Optional<Instant> last = Optional.of(START);
    for (int hours : new int[] {1, 4, 16, 64, 7 * 24, 7 * 24}) {
      turn.taken(false);
      today = Today.sure(START.plus(Duration.ofHours(hours)).minusSeconds(1), ZoneOffset.UTC);
      assertFalse(turn.isNow(last, true), hours + " hours");
      today = Today.sure(START.plus(Duration.ofHours(hours)), ZoneOffset.UTC);
      assertTrue(turn.isNow(last, true), hours + " hours");
      assertEquals(hours == 7 * 24, turn.isNow(last, false));
    }
    turn.taken(true);
    today = Today.sure(START.plus(Duration.ofHours(1)), ZoneOffset.UTC);
    assertTrue(turn.isNow(last, true));
  }
}
