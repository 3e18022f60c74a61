package org.sealpress.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What may leave the box, and what must stay. */
class LeavingTest {
  private static final Instant NOW = Instant.parse("2027-11-24T09:15:00Z");
  private static final Today TODAY = Today.sure(NOW, ZoneOffset.UTC);
  private static final TargetKinds OFFICE =
      new TargetKinds(Map.of("slot", TargetKind.DRIVE, "offsite", TargetKind.REMOTE));
  private static final Leaving RULE =
      new Leaving(
          Required.parse("1 drive and 1 remote"), OFFICE, Set.of("drive:R:3"), Duration.ofDays(7));
  private static final String MISSING = "verified copies are missing on ";

  private static Leaving.Copy copy(String target, int daysAgo, boolean again) {
    return new Leaving.Copy(target, NOW.minus(Duration.ofDays(daysAgo)), again, true);
  }

  @Test
  void itMayLeaveWhenAllCopiesWereReadAgainOrAreYoung() {
    assertEquals(
        Optional.empty(),
        RULE.mustStay(List.of(copy("drive:A:1", 300, true), copy("offsite", 2, false)), TODAY));
  }

  @Test
  void aCopyThatWasNeverReadAgainIsOnlyClaimed() {
    assertEquals(
        Optional.of(MISSING + "1 drive"),
        RULE.mustStay(List.of(copy("drive:A:1", 8, false), copy("offsite", 300, true)), TODAY));
  }

  @Test
  void aRequiredCopyThatIsMissingKeepsIt() {
    assertEquals(
        Optional.of(MISSING + "1 remote"),
        RULE.mustStay(List.of(copy("drive:A:1", 300, true), copy("drive:B:2", 9, true)), TODAY));
    assertEquals(Optional.of(MISSING + "1 drive and 1 remote"), RULE.mustStay(List.of(), TODAY));
  }

  @Test
  void aRetiredDriveAndAMediumWithDamageDoNotCount() {
    assertEquals(
        Optional.of(MISSING + "1 drive"),
        RULE.mustStay(List.of(copy("drive:R:3", 300, true), copy("offsite", 300, true)), TODAY));
    Leaving.Copy damaged = new Leaving.Copy("offsite", NOW.minusSeconds(60), true, false);
    assertEquals(
        Optional.of(MISSING + "1 remote"),
        RULE.mustStay(List.of(copy("drive:A:1", 300, true), damaged), TODAY));
  }

  @Test
  void onADoubtfulClockNothingLeaves() {
    Today doubtful = new Today(NOW, ZoneOffset.UTC, Optional.of("the clock is doubtful"));
    assertEquals(
        Optional.of("the clock is doubtful"),
        RULE.mustStay(List.of(copy("drive:A:1", 300, true), copy("offsite", 300, true)), doubtful));
  }

  @Test
  void aCopyFromTheFutureIsNotYoung() {
    assertEquals(
        Optional.of(MISSING + "1 remote"),
        RULE.mustStay(List.of(copy("drive:A:1", 300, true), copy("offsite", -1, false)), TODAY));
  }
}
