package org.sealpress.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.sealpress.plan.Warning.Kind;

/** What a person is told, word for word. */
class RotationTest {
  private final Drives drives = new Drives();

  private void three() {
    drives.enrolled("2026-03-02", "A").ejected("2026-03-02", "A");
    drives.enrolled("2026-03-03", "B").ejected("2026-03-03", "B");
    drives.enrolled("2026-03-04", "C").arrived("2026-03-04", "C", "usb");
  }

  @Test
  void theOneThatIsAwayLongestIsNext() {
    three();
    Rotation plan = drives.on("2026-03-05");
    assertEquals("A", plan.next().orElseThrow().label());
    assertEquals(Optional.of("swap in drive A by 11 Mar"), plan.told(Drives.today("2026-03-05")));
    assertEquals("insert it next", plan.action(drives.drive("A")));
    assertEquals("keep it away", plan.action(drives.drive("B")));
    assertEquals("swap it for A", plan.action(drives.drive("C")));
    assertEquals(List.of(), plan.warnings());
  }

  @Test
  void onItsDayAndAfterIt() {
    three();
    assertEquals(
        Optional.of("swap in drive A today"),
        drives.on("2026-03-11").told(Drives.today("2026-03-11")));
    Rotation late = drives.on("2026-03-13");
    assertEquals(2, late.overdue());
    assertEquals(
        Optional.of("swap in drive A, which was due 2 days ago"),
        late.told(Drives.today("2026-03-13")));
    assertEquals("swap it for A now", late.action(drives.drive("C")));
    warns(
        late,
        Kind.OVERDUE,
        "the swap is 2 days overdue: eject drive C and take it away, insert drive A");
  }

  @Test
  void anEmptySlotWantsADriveAtOnce() {
    three();
    drives.ejected("2026-03-06", "C");
    assertEquals(
        Optional.of("insert drive A today"),
        drives.on("2026-03-06").told(Drives.today("2026-03-06")));
    assertEquals(List.of(), drives.on("2026-03-06").warnings());
    warns(
        drives.on("2026-03-08"),
        Kind.NONE_IN,
        "no drive is in the slot since 6 Mar, new documents go to none: insert drive A");
  }

  @Test
  void withoutDrivesAndWithOneOrAllInTheBox() {
    warns(
        drives.on("2026-03-05"),
        Kind.NO_DRIVE,
        "no drive is enrolled: put one in the slot and `sealpress drive enrol LABEL`");
    drives.enrolled("2026-03-02", "A").arrived("2026-03-02", "A", "usb");
    warns(
        drives.on("2026-03-05"),
        Kind.ONE_DRIVE,
        "there is one drive alone: while it is in the slot nothing is away; enrol a second one");
    assertEquals(Optional.empty(), drives.on("2026-03-05").told(Drives.today("2026-03-05")));
    drives.enrolled("2026-03-03", "B").arrived("2026-03-03", "B", "second");
    warns(
        drives.on("2026-03-05"),
        Kind.NONE_AWAY,
        "all drives are in the box: take one away, or a fire takes all of them");
    assertEquals("", drives.on("2026-03-05").action(drives.drive("A")));
  }

  @Test
  void whatIsOnNoDriveThatIsAway() {
    three();
    drives.holding("legal", 10, "2026-03-01", "A", "C").holding("legal", 1, "2026-03-05", "C");
    drives.holding("draft", 2, "2026-03-06");
    Exposure exposure = Exposure.of(drives.facts());
    assertEquals(Map.of("legal", 1L, "draft", 2L), exposure.documents());
    assertEquals(
        "3 documents are on no drive that is away, the oldest since 5 Mar (6 days)",
        exposure.told(Drives.today("2026-03-11")));
    assertEquals(List.of(), drives.on("2026-03-11").warnings());
    drives.ejected("2026-03-11", "C").arrived("2026-03-11", "A", "usb");
    assertEquals(
        "2 documents are on no drive that is away, the oldest since 6 Mar (5 days)",
        Exposure.of(drives.facts()).told(Drives.today("2026-03-11")));
    drives.retired("2026-03-12", "C");
    assertEquals(13, Exposure.of(drives.facts()).count(), "B holds nothing");
    warns(
        drives.on("2026-03-16"),
        Kind.EXPOSURE,
        "13 documents are on no drive that is away, the oldest since 1 Mar (15 days):"
            + " eject drive A and take it away, insert drive B");
  }

  @Test
  void whenAllIsAwayOrThereIsNothing() {
    three();
    assertEquals(
        "there is no document yet", Exposure.of(drives.facts()).told(Drives.today("2026-03-05")));
    drives.holding("legal", 1, "2026-03-01", "A");
    assertEquals(
        "every document is on a drive that is away",
        Exposure.of(drives.facts()).told(Drives.today("2026-03-05")));
  }

  @Test
  void aDriveThatWasNotSeen() {
    drives.enrolled("2025-12-22", "Our drive").ejected("2025-12-22", "Our drive");
    drives.enrolled("2026-01-05", "B").arrived("2026-01-19", "B", "usb");
    assertTrue(kinds(drives.on("2026-01-19")).stream().noneMatch(Kind.NOT_SEEN::equals));
    warns(
        drives.on("2026-01-20"),
        Kind.NOT_SEEN,
        "drive Our drive was not seen for 29 days: look for it; if it is lost,"
            + " `sealpress drive retire \"Our drive\"`");
  }

  @Test
  void aDriveThatWasPulledIsToldUntilItWasChecked() {
    three();
    drives.pulled("2026-03-05", "C");
    warns(
        drives.on("2026-03-05"),
        Kind.PULLED,
        "drive C was pulled without a word on 5 Mar: nothing that was acknowledged is lost; it is"
            + " checked when it is back");
    drives.arrived("2026-03-06", "C", "usb");
    warns(
        drives.on("2026-03-06"),
        Kind.PULLED,
        "drive C was pulled without a word on 5 Mar and is not checked yet: leave it in");
    drives.verified("2026-03-06", "C", 1, 4, 0, 0);
    assertEquals(List.of(), drives.on("2026-03-06").warnings());
  }

  @Test
  void aDriveThatIsBackAndWasNotReadAgain() {
    three();
    drives.ejected("2026-03-09", "C").arrived("2026-03-09", "A", "usb");
    assertEquals(List.of(), drives.on("2026-03-09").warnings());
    warns(
        drives.on("2026-03-10"),
        Kind.UNCHECKED,
        "drive A is back since 9 Mar and nothing of it was read again: leave it in");
  }

  @Test
  void copiesThatAreDamagedOrMissing() {
    three();
    drives.verified("2026-03-05", "C", 1, 4, 2, 1);
    warns(
        drives.on("2026-03-05"),
        Kind.DAMAGED,
        "drive C is not to be counted on: of 1,500 copies read on 5 Mar, 2 were damaged; replace it");
    drives.verified("2026-03-06", "C", 1, 4, 0, 1);
    warns(
        drives.on("2026-03-06"),
        Kind.DAMAGED,
        "drive C lacked 1 of 1,500 copies that were looked for on 6 Mar; they are made again while"
            + " it is in");
  }

  @Test
  void aDriveThatIsFullOrWillBe() {
    three();
    warns(
        withFill(FillForecast.State.SOON, 9),
        Kind.FULL_SOON,
        "drive C will be full in about 9 days: have a larger one ready");
    warns(
        withFill(FillForecast.State.FULL, 0),
        Kind.FULL,
        "drive C is full: what it lacks does not fit; enrol a larger one in its place");
    assertEquals(List.of(), withFill(FillForecast.State.FINE, 100).warnings());
  }

  private Rotation withFill(FillForecast.State state, long days) {
    FillForecast fill = new FillForecast(state, 1, 1, OptionalLong.of(days));
    return Rotation.of(
        drives.facts(),
        Rules.USUAL,
        Drives.today("2026-03-05"),
        Map.of(Drives.id("C"), fill, Drives.id("A"), fill));
  }

  @Test
  void onADoubtfulClockNothingIsLate() {
    three();
    drives.holding("legal", 1, "2026-01-01");
    Instant later = Instant.parse("2027-03-05T18:00:00Z");
    Today doubtful = new Today(later, ZoneId.of("UTC"), Optional.of("the clock is doubtful: why"));
    Rotation plan = Rotation.of(drives.facts(), Rules.USUAL, doubtful, Map.of());
    assertEquals(List.of(Kind.CLOCK), kinds(plan));
    assertEquals("the clock is doubtful: why", plan.warnings().get(0).text());
    assertEquals(0, plan.overdue());
    assertEquals("A", plan.next().orElseThrow().label());
    assertEquals(
        "1 document is on no drive that is away, the oldest since 1 Jan 2026",
        Exposure.of(drives.facts()).told(doubtful));
  }

  @Test
  void swapsAreDueByTheCalendarWhateverTheHourAndSummerTime() {
    drives.enrolled("2026-03-20T08:00:00Z", "A").ejected("2026-03-20T08:30:00Z", "A");
    drives.enrolled("2026-03-23T17:59:00Z", "B");
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    for (String now : List.of("2026-03-29T22:30:00Z", "2026-03-30T21:59:00Z")) {
      Rotation plan =
          Rotation.of(
              drives.facts(), Rules.USUAL, Today.sure(Instant.parse(now), berlin), Map.of());
      assertEquals(0, plan.overdue(), now);
    }
    Today next = Today.sure(Instant.parse("2026-03-30T22:01:00Z"), berlin);
    assertEquals(1, Rotation.of(drives.facts(), Rules.USUAL, next, Map.of()).overdue());
  }

  @Test
  void whatALostDriveHeld() {
    three();
    drives.holding("legal", 1200, "2025-03-01", "A", "C").holding("legal", 1, "2026-03-02", "A");
    Today today = Drives.today("2026-03-05");
    assertEquals(
        "Drive A holds 1,201 documents, sealed from 1 Mar 2025 to 2 Mar. Nobody can read them"
            + " without a recipient's private key. Of these, 1 document is on no other drive",
        Loss.of(drives.facts(), drives.drive("A")).told(today));
    assertEquals(
        "Drive C holds 1,200 documents, sealed from 1 Mar 2025 to 1 Mar 2025. Nobody can read them"
            + " without a recipient's private key. All of them are on other drives too",
        Loss.of(drives.facts(), drives.drive("C")).told(today));
    assertEquals(
        "Nothing was copied to drive B", Loss.of(drives.facts(), drives.drive("B")).told(today));
  }

  private static List<Kind> kinds(Rotation plan) {
    return plan.warnings().stream().map(Warning::kind).toList();
  }

  private static void warns(Rotation plan, Kind kind, String text) {
    assertEquals(
        List.of(text),
        plan.warnings().stream().filter(each -> each.kind() == kind).map(Warning::text).toList(),
        plan.warnings().toString());
  }
}
