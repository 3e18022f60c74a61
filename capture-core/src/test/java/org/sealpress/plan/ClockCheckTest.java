package org.sealpress.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpress.ledger.TestClock;

class ClockCheckTest {
  private static final Instant LATEST = Instant.parse("2026-03-05T08:00:00Z");

  private final TestClock clock = new TestClock("2026-03-05T09:00:00Z");
  private long nanos = 42;
  private final ClockCheck check = new ClockCheck(clock, ZoneOffset.UTC, () -> nanos);

  private Optional<String> after(Duration time, Duration said) {
    nanos += time.toNanos();
    clock.go(said);
    return check.today(LATEST).doubt();
  }

  @Test
  void aClockThatRunsIsBelieved() {
    assertEquals(Optional.empty(), after(Duration.ofDays(3), Duration.ofDays(3)));
    assertEquals(
        Optional.empty(),
        after(Duration.ofHours(1), Duration.ofHours(1).plus(ClockCheck.TOLERANCE)));
    assertTrue(check.today(Instant.MIN).isSure());
  }

  @Test
  void oneThatIsBeforeTheLedgerIsNot() {
    after(Duration.ZERO, Duration.ofDays(-30));
    assertEquals(
        Optional.of(
            "the clock is doubtful: it says 3 Feb 2026 11:00, and the ledger's last entry is of"
                + " 5 Mar 2026 08:00; set it, until then nothing is called late"),
        after(Duration.ofHours(2), Duration.ofHours(2)));
  }

  @Test
  void aJumpIsDoubtedForAnHour() {
    assertEquals(
        Optional.of(
            "the clock is doubtful: it jumped on by 40 days; nothing is called late until it has"
                + " run evenly for an hour"),
        after(Duration.ofSeconds(1), Duration.ofDays(40).plusSeconds(1)));
    assertTrue(after(Duration.ofMinutes(59), Duration.ofMinutes(59)).isPresent());
    assertEquals(Optional.empty(), after(Duration.ofMinutes(1), Duration.ofMinutes(1)));
  }

  @Test
  void soIsOneBack() {
    after(Duration.ofDays(10), Duration.ofDays(10));
    assertTrue(
        after(Duration.ofMinutes(1), Duration.ofHours(-5))
            .orElseThrow()
            .startsWith("the clock is doubtful: it jumped back by 5 hours;"));
    assertTrue(
        after(Duration.ofMinutes(1), Duration.ofMinutes(31))
            .orElseThrow()
            .startsWith("the clock is doubtful: it jumped on by 30 minutes;"));
  }
}
