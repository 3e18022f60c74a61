package org.sealpress.appliance.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sealpress.plan.Today;

/** When alarms are raised, told again, and over; with a clock that the test moves. */
class AlarmBookTest {
  private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private final AlarmBook book = new AlarmBook(AlarmTimes.USUAL);
  private Duration passed = Duration.ZERO;
  private Duration clockOff = Duration.ZERO;
  private Optional<String> doubt = Optional.empty();

  private Today today() {
    return new Today(START.plus(passed).plus(clockOff), ZoneOffset.UTC, doubt);
  }

  private long nanos() {
    return passed.toNanos();
  }

  private List<String> look(Sight... sights) {
    return look(Set.of(), sights);
  }

  private List<String> look(Set<AlarmKind> blind, Sight... sights) {
    return told(book.look(List.of(sights), blind, today(), nanos()));
  }

  private static List<String> told(List<Notice> notices) {
    return notices.stream()
        .map(
            each ->
                each.event().code()
                    + " "
                    + each.alarm().subject()
                    + (each.event() == Notice.Event.OVER
                        ? " after " + Spelled.of(each.lasted())
                        : ""))
        .toList();
  }

  private static Alarm alarm(AlarmKind kind, String subject, Urgency urgency) {
    return new Alarm(kind, subject, urgency, "title", "what", Optional.empty(), "risk", "remedy");
  }

  private static Sight late(String subject) {
    return new Sight.Wrong(alarm(AlarmKind.COPY_LATE, subject, Urgency.URGENT));
  }

  private static Sight scanner() {
    return new Sight.Wrong(alarm(AlarmKind.SCANNER_AWAY, "scanner", Urgency.SOON));
  }

  private void pass(Duration time) {
    passed = passed.plus(time);
  }

  @Test
  void anAlarmIsRaisedOnceAndOverWhenAllWasWellForAnHour() {
    assertEquals(List.of("raised usb"), look(late("usb")));
    pass(HOUR);
    assertEquals(List.of(), look(late("usb")));
    assertEquals(1, book.raised().size());
    pass(HOUR);
    assertEquals(List.of(), look());
    pass(Duration.ofMinutes(59));
    assertEquals(List.of(), look());
    pass(Duration.ofMinutes(1));
    assertEquals(List.of("over usb after 2 hours"), look());
    assertEquals(List.of(), book.raised());
    assertEquals(List.of("raised usb"), look(late("usb")), "a new one");
  }

  @Test
  void eachSubjectHasAnAlarmOfItsOwn() {
    assertEquals(List.of("raised a", "raised b"), look(late("a"), late("b"), late("a")));
    pass(HOUR);
    assertEquals(List.of(), look(late("a")));
    pass(HOUR);
    assertEquals(List.of("over b after 1 hour"), look(late("a")));
  }

  @Test
  void whatComesAndGoesIsOneAlarm() {
    assertEquals(List.of("raised usb"), look(late("usb")));
    for (int i = 0; i < 20; i++) {
      pass(Duration.ofMinutes(30));
      assertEquals(List.of(), look());
      pass(Duration.ofMinutes(20));
      assertEquals(List.of(), look(late("usb")));
    }
    pass(HOUR);
    assertEquals(List.of(), look());
  }

  @Test
  void whatIsWrongForAMomentIsNeverRaised() {
    for (int i = 0; i < 20; i++) {
      assertEquals(List.of(), look(scanner()));
      pass(Duration.ofMinutes(14));
      assertEquals(List.of(), look(scanner()));
      assertEquals(List.of(), look());
      pass(Duration.ofMinutes(2));
    }
    assertEquals(List.of(), look(scanner()));
    pass(Duration.ofMinutes(15));
    assertEquals(List.of("raised scanner"), look(scanner()));
  }

  @Test
  void anUrgentAlarmIsToldAgainEachDayAndOthersEachWeek() {
    var note = new Sight.Wrong(alarm(AlarmKind.DRIVE_FULL_SOON, "A", Urgency.NOTE));
    assertEquals(List.of("raised usb", "raised A"), look(late("usb"), note));
    int urgent = 0;
    int others = 0;
    for (int hour = 0; hour < 24 * 15; hour++) {
      pass(HOUR);
      for (String each : look(late("usb"), note)) {
        urgent += each.equals("again usb") ? 1 : 0;
        others += each.equals("again A") ? 1 : 0;
      }
    }
    assertEquals(15, urgent);
    assertEquals(2, others);
  }

  @Test
  void aClockThatJumpsRepeatsNothingAndSkipsNothing() {
    assertEquals(List.of("raised usb"), look(late("usb")));
    clockOff = Duration.ofDays(400);
    assertEquals(List.of(), look(late("usb")));
    clockOff = Duration.ofDays(-400);
    assertEquals(List.of(), look(late("usb")));
    pass(Duration.ofDays(1));
    assertEquals(List.of("again usb"), look(late("usb")));
  }

  @Test
  void withADoubtfulClockNothingIsCalledLateAndNothingThatIsLateIsOver() {
    doubt = Optional.of("the clock is doubtful");
    assertEquals(List.of(), look(late("usb")));
    doubt = Optional.empty();
    assertEquals(List.of("raised usb"), look(late("usb")));
    doubt = Optional.of("the clock is doubtful");
    pass(Duration.ofDays(3));
    assertEquals(List.of(), look());
    pass(Duration.ofDays(3));
    assertEquals(List.of(), look());
    assertEquals(1, book.raised().size());
    Sight full = new Sight.Wrong(alarm(AlarmKind.DRIVE_FULL, "A", Urgency.URGENT));
    assertEquals(List.of("raised A"), look(full), "which no clock is needed for");
    doubt = Optional.empty();
    assertEquals(List.of("again usb"), look(late("usb"), full));
  }

  @Test
  void whatCantBeSeenStaysAsItIs() {
    assertEquals(List.of("raised usb"), look(late("usb")));
    pass(Duration.ofDays(5));
    assertEquals(List.of(), look(Set.of(AlarmKind.COPY_LATE)));
    pass(Duration.ofDays(5));
    assertEquals(List.of(), look(Set.of(AlarmKind.COPY_LATE)));
    assertEquals(1, book.raised().size());
  }

  @Test
  void whatIsUnclearKeepsAnAlarmAndRaisesNone() {
    Sight unclear = new Sight.Unclear(AlarmKind.COPY_LATE, "usb");
    assertEquals(List.of(), look(unclear));
    assertEquals(List.of(), book.raised());
    assertEquals(List.of("raised usb"), look(late("usb")));
    pass(Duration.ofDays(2));
    assertEquals(List.of(), look(unclear));
    pass(Duration.ofDays(2));
    assertEquals(List.of(), look(unclear));
    assertEquals(1, book.raised().size());
  }

  @Test
  void whatBecomesMoreUrgentIsToldAtOnce() {
    assertEquals(List.of("raised c"), look(certificate(Urgency.NOTE)));
    pass(HOUR);
    assertEquals(List.of("again c"), look(certificate(Urgency.SOON)));
    pass(HOUR);
    assertEquals(List.of("again c"), look(certificate(Urgency.URGENT)));
    pass(HOUR);
    assertEquals(List.of(), look(certificate(Urgency.URGENT)));
    assertEquals(List.of(), look(certificate(Urgency.NOTE)));
  }

  private static Sight certificate(Urgency urgency) {
    return new Sight.Wrong(alarm(AlarmKind.CERTIFICATE_ENDS, "c", urgency));
  }

  @Test
  void theEndOfWhatHappenedOnceIsNotTold() {
    var doubts = new Sight.Wrong(alarm(AlarmKind.DOCUMENT_DOUBTFUL, "", Urgency.SOON));
    assertEquals(List.of("raised "), look(doubts));
    look();
    pass(HOUR);
    assertEquals(List.of(), look());
    assertEquals(List.of(), book.raised());
  }

  @Test
  void aRestartTellsNothingAgainBeforeItsTime() {
    look(late("usb"));
    book.heard(new Alarm.Key(AlarmKind.COPY_LATE, "usb"));
    List<RaisedAlarm> kept = book.raised();
    pass(Duration.ofHours(20));
    AlarmBook next = new AlarmBook(AlarmTimes.USUAL);
    next.keep(kept, today(), nanos());
    assertEquals(List.of(), told(next.look(List.of(late("usb")), Set.of(), today(), nanos())));
    pass(Duration.ofHours(4));
    List<Notice> again = next.look(List.of(late("usb")), Set.of(), today(), nanos());
    assertEquals(List.of("again usb"), told(again));
    assertEquals(Duration.ofDays(1), again.get(0).lasted());
    assertEquals(START, again.get(0).raised());
  }

  @Test
  void whatNobodyHasHeardOfBeforeARestartIsToldAtOnce() {
    look(late("usb"));
    List<RaisedAlarm> kept = book.raised();
    AlarmBook next = new AlarmBook(AlarmTimes.USUAL);
    next.keep(kept, today(), nanos());
    assertEquals(
        List.of("raised usb"), told(next.look(List.of(late("usb")), Set.of(), today(), nanos())));
    assertEquals(List.of(), told(next.look(List.of(late("usb")), Set.of(), today(), nanos())));
  }

  @Test
  void whatHappenedOnceAndNobodyHasHeardOfIsToldAfterARestartThoughNothingIsSeenOfIt() {
    look(new Sight.Wrong(alarm(AlarmKind.DOCUMENT_DOUBTFUL, "", Urgency.SOON)));
    List<RaisedAlarm> kept = book.raised();
    AlarmBook next = new AlarmBook(AlarmTimes.USUAL);
    next.keep(kept, today(), nanos());
    assertEquals(List.of("raised "), told(next.look(List.of(), Set.of(), today(), nanos())));
    assertEquals(List.of(), told(next.look(List.of(), Set.of(), today(), nanos())));
  }

  @Test
  void afterARestartWithAnOldClockNothingIsRepeatedInAHurry() {
    look(late("usb"));
    book.heard(new Alarm.Key(AlarmKind.COPY_LATE, "usb"));
    clockOff = Duration.ofDays(-4000);
    AlarmBook next = new AlarmBook(AlarmTimes.USUAL);
    next.keep(book.raised(), today(), nanos());
    assertEquals(List.of(), told(next.look(List.of(late("usb")), Set.of(), today(), nanos())));
    pass(Duration.ofHours(23));
    assertEquals(List.of(), told(next.look(List.of(late("usb")), Set.of(), today(), nanos())));
    pass(HOUR);
    assertEquals(
        List.of("again usb"), told(next.look(List.of(late("usb")), Set.of(), today(), nanos())));
  }

  @Test
  void aSourceThatGoesMadFillsNoMemory() {
    for (int i = 0; i < 600; i++) {
      look(late("target" + i));
    }
    Sight[] all = new Sight[600];
    for (int i = 0; i < all.length; i++) {
      all[i] = late("target" + i);
    }
    look(all);
    assertTrue(book.raised().size() <= 500, book.raised().size() + "");
  }

  @Test
  void textsAreHarmless() {
    Alarm alarm =
        new Alarm(
            AlarmKind.COPY_LATE,
            "usb\r\nBcc: all@example.org",
            Urgency.NOTE,
            "t\u2028t",
            "what\u0000 \u001b[31m happened",
            Optional.empty(),
            "x".repeat(2000),
            "\u202eodd");
    assertEquals("usb Bcc: all@example.org", alarm.subject());
    assertEquals("t t", alarm.title());
    assertEquals("What [31m happened.", alarm.what());
    assertTrue(alarm.risk().length() <= 801 && alarm.risk().endsWith("..."), alarm.risk());
    assertEquals("Odd.", alarm.remedy());
    assertEquals(Map.of(), AlarmTimes.USUAL.graces());
  }
}
