package org.sealpress.appliance.alert.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.sealpress.appliance.alert.Alarm;
import org.sealpress.appliance.alert.Sight;
import org.sealpress.appliance.alert.Urgency;
import org.sealpress.plan.Today;

/** Where the limits are. */
class SourcesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T09:15:00Z");
  private static final long GB = 1_000_000_000L;

  private final List<TargetView> targets = new ArrayList<>();
  private Optional<Instant> oldest = Optional.empty();
  private long nanos;

  private static Today today() {
    return Today.sure(NOW, ZoneOffset.UTC);
  }

  private static Alarm only(List<Sight> sights) {
    assertEquals(1, sights.size());
    return assertInstanceOf(Sight.Wrong.class, sights.get(0)).alarm();
  }

  private static void unclear(List<Sight> sights) {
    assertEquals(1, sights.size());
    assertInstanceOf(Sight.Unclear.class, sights.get(0));
  }

  private void target(TargetView.State state, boolean slot, long waiting) {
    targets.clear();
    targets.add(new TargetView("usb", slot, state, waiting, "why"));
  }

  @Test
  void aCopyIsLateByTheAgeOfTheOldestDocumentSoThatARestartHidesNothing() throws IOException {
    LateCopies late =
        new LateCopies(() -> targets, name -> oldest, Duration.ofHours(24), () -> nanos);
    target(TargetView.State.UNKNOWN, false, 0);
    unclear(late.look(today()));
    target(TargetView.State.BEHIND, false, 3);
    oldest = Optional.of(NOW.minus(Duration.ofHours(23)));
    unclear(late.look(today()));
    oldest = Optional.of(NOW.minus(Duration.ofHours(24)));
    assertEquals(oldest, only(late.look(today())).since());
    target(TargetView.State.UP_TO_DATE, false, 0);
    assertEquals(List.of(), late.look(today()));
  }

  @Test
  void aTargetThatCantBeReachedIsLateThoughNothingWaits() throws IOException {
    LateCopies late =
        new LateCopies(() -> targets, name -> oldest, Duration.ofHours(24), () -> nanos);
    target(TargetView.State.BEHIND, false, 0);
    unclear(late.look(today()));
    nanos += Duration.ofHours(23).toNanos();
    unclear(late.look(today()));
    nanos += Duration.ofHours(1).toNanos();
    assertTrue(
        only(late.look(today()))
            .what()
            .startsWith("The target usb can't be used for 24 hours: why"));
    target(TargetView.State.UP_TO_DATE, false, 0);
    assertEquals(List.of(), late.look(today()));
    target(TargetView.State.BEHIND, false, 0);
    unclear(late.look(today()));
  }

  @Test
  void aTargetThatNeverAnswersAfterAStartIsLateToo() throws IOException {
    LateCopies late =
        new LateCopies(() -> targets, name -> oldest, Duration.ofHours(24), () -> nanos);
    target(TargetView.State.WAITING, false, 0);
    nanos += Duration.ofDays(2).toNanos();
    unclear(late.look(today()));
    target(TargetView.State.UNKNOWN, false, 0);
    unclear(late.look(today()));
    nanos += Duration.ofHours(24).toNanos();
    assertEquals(
        "What the target usb lacks is not known for 24 hours: it has not answered since the start,"
            + " a disk or a connection hangs.",
        only(late.look(today())).what());
  }

  @Test
  void anEmptySlotThatNothingWaitsForIsNotLate() throws IOException {
    LateCopies late =
        new LateCopies(() -> targets, name -> oldest, Duration.ofHours(24), () -> nanos);
    target(TargetView.State.BEHIND, true, 0);
    late.look(today());
    nanos += Duration.ofDays(9).toNanos();
    assertEquals(List.of(), late.look(today()));
    target(TargetView.State.BEHIND, true, 2);
    unclear(late.look(today()));
    nanos += Duration.ofDays(1).toNanos();
    assertTrue(only(late.look(today())).what().startsWith("The target usb lacks 2 documents"));
  }

  private static List<Sight> disk(long free, long all) throws IOException {
    return new DiskFilling(now -> new DiskFilling.Room("/d", free, all, OptionalLong.empty()))
        .look(today());
  }

  @Test
  void aDiskIsFillingBelowATenthOrTwoGigabytes() throws IOException {
    assertEquals(List.of(), disk(13 * GB, 100 * GB));
    unclear(disk(11 * GB, 100 * GB));
    assertEquals(Urgency.SOON, only(disk(9 * GB, 100 * GB)).urgency());
    assertEquals(Urgency.URGENT, only(disk(2 * GB, 100 * GB)).urgency());
    assertEquals(Urgency.SOON, only(disk(GB * 19 / 10, 10 * GB)).urgency());
    assertEquals(List.of(), disk(3 * GB, 10 * GB));
  }

  private static List<Sight> certificate(long days) throws IOException {
    return new CertificateEnds(
            () ->
                List.of(
                    new CertificateEnds.Certificate(
                        CertificateEnds.Use.SEAL, "s", NOW.plus(Duration.ofDays(days)))))
        .look(today());
  }

  @Test
  void aCertificateIsToldOfSixtyThirtyAndSevenDaysAhead() throws IOException {
    assertEquals(List.of(), certificate(61));
    assertEquals(Urgency.NOTE, only(certificate(60)).urgency());
    assertEquals(Urgency.NOTE, only(certificate(31)).urgency());
    assertEquals(Urgency.SOON, only(certificate(30)).urgency());
    assertEquals(Urgency.URGENT, only(certificate(7)).urgency());
    assertTrue(only(certificate(-1)).what().contains("has expired on 2026-11-23"));
  }

  @Test
  void moreThanThreeCrashesAnHourAreTooMany() {
    long[] crashes = {7};
    WorkerCrashes workers = new WorkerCrashes(() -> crashes[0], () -> nanos);
    assertEquals(List.of(), workers.look(today()));
    for (int i = 0; i < 3; i++) {
      nanos += Duration.ofMinutes(10).toNanos();
      crashes[0]++;
      assertEquals(List.of(), workers.look(today()));
    }
    nanos += Duration.ofMinutes(10).toNanos();
    crashes[0]++;
    assertTrue(only(workers.look(today())).what().startsWith("4 processes in the last hour"));
    nanos += Duration.ofMinutes(31).toNanos();
    assertEquals(List.of(), workers.look(today()), "the first is more than an hour ago");
  }

  @Test
  void threeCrashesInEachOfManyHoursAreNone() {
    long[] crashes = {0};
    WorkerCrashes workers = new WorkerCrashes(() -> crashes[0], () -> nanos);
    for (int i = 0; i < 100; i++) {
      nanos += Duration.ofMinutes(21).toNanos();
      crashes[0]++;
      assertEquals(List.of(), workers.look(today()), "after " + i);
    }
  }

  @Test
  void aScannerThatWasNotAskedYetIsUnclear() {
    unclear(new ScannerAway(() -> new ScannerAway.View(false, false, "", NOW)).look(today()));
    assertEquals(
        List.of(), new ScannerAway(() -> new ScannerAway.View(true, false, "", NOW)).look(today()));
  }

  @Test
  void aButtonThatWasNotLookedAtYetIsUnclearAndOneThatWorksIsWell() {
    unclear(
        new ButtonsAway(() -> List.of(new ButtonsAway.View("desk", false, false, "", NOW)))
            .look(today()));
    assertEquals(
        List.of(),
        new ButtonsAway(() -> List.of(new ButtonsAway.View("desk", true, false, "", NOW)))
            .look(today()));
  }

  @Test
  void aDrillIsOverdueAfterItsTimeAndNotBeforeAnythingWasSealed() throws IOException {
    assertEquals(List.of(), drill(true, Optional.empty(), Optional.empty()));
    unclear(drill(false, Optional.empty(), Optional.empty()));
    Optional<Instant> old = Optional.of(NOW.minus(Duration.ofDays(91)));
    Optional<Instant> young = Optional.of(NOW.minus(Duration.ofDays(89)));
    assertTrue(only(drill(true, Optional.empty(), old)).what().contains("no restore drill yet"));
    assertEquals(List.of(), drill(true, young, old));
    assertTrue(only(drill(true, old, old)).what().startsWith("The last restore drill was 91 days"));
  }

  private static List<Sight> drill(boolean known, Optional<Instant> last, Optional<Instant> first)
      throws IOException {
    return new DrillOverdue(
            new DrillOverdue.Drills() {
              @Override
              public boolean known() {
                return known;
              }

              @Override
              public Optional<Instant> last() {
                return last;
              }

              @Override
              public Optional<Instant> firstDocument() {
                return first;
              }
            },
            Duration.ofDays(90))
        .look(today());
  }

  private static List<Sight> read(long damaged, long lost) throws IOException {
    VerifyFailed.Result result =
        new VerifyFailed.Result("office", false, Optional.of(NOW), 40, damaged, 0, lost);
    return new VerifyFailed(() -> List.of(result)).look(Today.sure(NOW, ZoneOffset.UTC));
  }

  @Test
  void damageIsAnAlarmUntilItIsRepairedAndReadOnceMore() throws IOException {
    assertEquals(List.of(), read(0, 0));
    Alarm found = only(read(1, 1));
    assertTrue(found.risk().startsWith("Until they are made again"), found.risk());
    Alarm repaired = only(read(1, 0));
    assertTrue(repaired.risk().startsWith("All of them were made again"), repaired.risk());
    Alarm left = only(read(0, 1));
    assertTrue(
        left.what()
            .startsWith(
                "1 copy on office was found damaged or missing before, and is not made again yet"),
        left.what());
  }
}
