package org.sealpress.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is due, what is late, and the next 14 days. */
class TimetableTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z"); // a Saturday, 10:00

  private final Map<String, Policy> policies = new LinkedHashMap<>();
  private final List<Backlog> backlogs = new ArrayList<>();
  private final List<Chore> chores = new ArrayList<>();
  private Map<String, Instant> arrivals = Map.of();
  private Map<String, String> problems = Map.of();
  private Set<String> busy = Set.of();
  private Optional<Rotation> rotation = Optional.empty();

  TimetableTest() {
    policy("legal", Schedule.atOnce());
    policy("draft", new Schedule.Weekly(DayOfWeek.SUNDAY, LocalTime.of(2, 0)));
    policy("letter", new Schedule.Daily(LocalTime.of(22, 0)));
    policy("receipt", Schedule.hourly());
  }

  private void policy(String name, Schedule copies) {
    policies.put(name, new Policy(copies, Retention.FOR_EVER, false));
  }

  private void backlog(String target, String name, long due, String oldest, long later) {
    backlogs.add(
        new Backlog(
            target,
            name,
            due,
            Optional.of(oldest).filter(at -> !at.isEmpty()).map(Instant::parse),
            later));
  }

  private Timetable sure() {
    return timetable(Today.sure(NOW, ZONE));
  }

  private Timetable doubtful() {
    return timetable(new Today(NOW, ZONE, Optional.of("the clock is doubtful: it jumped")));
  }

  private Timetable timetable(Today today) {
    return Timetable.of(
        new Situation(
            policies, backlogs, arrivals, problems, busy, rotation, Rules.USUAL, chores, today));
  }

  private static List<String> texts(List<Duty> duties) {
    return duties.stream().map(Duty::text).toList();
  }

  private static List<String> lines(Timetable timetable) {
    List<String> lines = new ArrayList<>();
    for (Day day : timetable.days()) {
      day.items()
          .forEach(
              item ->
                  lines.add(
                      day.date() + item.at().map(at -> " " + at).orElse("") + " " + item.text()));
    }
    return lines;
  }

  @Test
  void whatTheSlotHasJustMadeDueIsNotLate() {
    backlog("nas", "legal", 2, "2026-11-28T08:30:00Z", 0);
    backlog("nas", "draft", 0, "", 3);
    Timetable timetable = sure();
    assertEquals(List.of(), timetable.late());
    assertEquals(
        List.of("2 documents of legal are not on nas, due since Sat 28 Nov 09:30"),
        texts(timetable.due()));
  }

  @Test
  void anHourAfterItsSlotACopyIsLateAndSaysWhatIsAtRiskAndWhatToDo() {
    problems = Map.of("nas", "nobody answers at nas.lan");
    backlog("nas", "draft", 1, "2026-11-17T08:30:00Z", 3);
    backlog("office", "draft", 0, "", 2);
    backlog("nas", "letter", 4, "2026-11-27T12:00:00Z", 0);
    backlog("office", "letter", 1, "2026-11-27T21:00:00Z", 0);
    List<Duty> late = sure().late();
    assertEquals(
        List.of(
            "1 document of draft is not on nas, due since Sun 22 Nov 02:00",
            "4 documents of letter are not on nas, due since Fri 27 Nov 22:00",
            "1 document of letter is not on office, due since Fri 27 Nov 22:00"),
        texts(late));
    assertEquals("it is on this box and on office only", late.get(0).risk());
    assertEquals("nas: nobody answers at nas.lan", late.get(0).remedy());
    assertEquals(Optional.of(Instant.parse("2026-11-22T01:00:00Z")), late.get(0).since());
    assertEquals("they may be on this box alone: a fire or a theft takes them", late.get(1).risk());
    assertEquals(
        "see `sealpress status`: it says what keeps office from taking more", late.get(2).remedy());
  }

  @Test
  void whatIsBeingCopiedNowIsDueAndNotLate() {
    backlog("usb", "legal", 3000, "2026-11-27T08:30:00Z", 0);
    assertEquals(1, sure().late().size());
    busy = Set.of("usb");
    assertEquals(List.of(), sure().late());
    assertEquals(
        List.of("3,000 documents of legal are not on usb, due since Fri 27 Nov 09:30"),
        texts(sure().due()));
  }

  @Test
  void aDriveThatCameBackIsNotLateForTheTimeThatItWasAway() {
    backlog("usb", "legal", 30, "2026-11-01T08:30:00Z", 0);
    arrivals = Map.of("usb", NOW.minus(Duration.ofMinutes(30)));
    assertEquals(List.of(), sure().late());
    arrivals = Map.of("usb", NOW.minus(Duration.ofMinutes(90)));
    assertEquals(
        List.of("30 documents of legal are not on usb, due since Sat 28 Nov 08:30"),
        texts(sure().late()));
  }

  @Test
  void onADoubtfulClockNothingIsLateAndNoDayIsTold() {
    backlog("nas", "draft", 1, "2026-11-17T08:30:00Z", 0);
    backlog("nas", "legal", 1, "", 0);
    chores.add(drill("2026-01-01T00:00:00Z"));
    Timetable timetable = doubtful();
    assertEquals(List.of(), timetable.late());
    assertEquals(List.of(), timetable.days());
    assertEquals(
        List.of("1 document of draft is not on nas", "1 document of legal is not on nas"),
        texts(timetable.due()));
  }

  @Test
  void whatWasSealedOnADoubtfulClockIsDueButNotLate() {
    backlog("nas", "legal", 1, "", 0);
    assertEquals(List.of(), sure().late());
    assertEquals(List.of("1 document of legal is not on nas"), texts(sure().due()));
  }

  private static Chore drill(String last) {
    return new Chore(
        new Cadence("restore drill", Duration.ofDays(90)),
        Optional.of(last).filter(at -> !at.isEmpty()).map(Instant::parse),
        Optional.of(Instant.parse("2026-08-20T10:00:00Z")),
        "nobody knows",
        "do one");
  }

  @Test
  void aDrillIsDueOnADayAndLateOnTheNext() {
    chores.add(drill("2026-08-30T10:00:00Z"));
    assertEquals(List.of("restore drill: due today; the last was on 30 Aug"), texts(sure().due()));
    assertEquals(List.of(), sure().late());
    chores.set(0, drill(""));
    Duty late = sure().late().get(0);
    assertEquals("restore drill: 10 days overdue; there was none yet", late.text());
    assertEquals("nobody knows", late.risk());
    assertEquals("do one", late.remedy());
    chores.set(0, drill("2026-08-31T10:00:00Z"));
    assertEquals(List.of(), sure().due());
  }

  @Test
  void theNextDaysHaveSlotsDrillsAndHowMuchWaits() {
    policy("memo", new Schedule.Daily(LocalTime.of(22, 0)));
    policies.remove("receipt");
    backlog("nas", "draft", 0, "", 3);
    backlog("office", "draft", 0, "", 2);
    chores.add(drill("2026-09-02T10:00:00Z"));
    List<String> lines = lines(sure());
    assertEquals(14, sure().days().size());
    assertEquals(
        List.of(
            "2026-11-28 22:00 copies of letter, memo",
            "2026-11-29 02:00 copies of draft: 3 documents so far",
            "2026-11-29 22:00 copies of letter, memo",
            "2026-11-30 22:00 copies of letter, memo",
            "2026-12-01 restore drill",
            "2026-12-01 22:00 copies of letter, memo"),
        lines.subList(0, 6));
    assertEquals(
        List.of("2026-12-06 02:00 copies of draft"),
        lines.stream().filter(line -> line.startsWith("2026-12-06 02")).toList());
    assertTrue(lines.get(lines.size() - 1).startsWith("2026-12-11 22:00"), lines.toString());
  }

  @Test
  void aSwapThatIsOverdueIsLateAndABoxWithoutADriveIsToGetOne() {
    Facts facts =
        new Drives()
            .enrolled("2026-11-10", "B")
            .ejected("2026-11-12", "B")
            .enrolled("2026-11-12", "A")
            .arrived("2026-11-12", "A", "usb")
            .facts();
    rotation = Optional.of(Rotation.of(facts, Rules.USUAL, Today.sure(NOW, ZONE), Map.of()));
    Duty late = sure().late().get(0);
    assertEquals("the swap is 9 days overdue", late.text());
    assertEquals("eject drive A and take it away, insert drive B", late.remedy());
    Facts none = new Drives().facts();
    rotation = Optional.of(Rotation.of(none, Rules.USUAL, Today.sure(NOW, ZONE), Map.of()));
    assertEquals(List.of(), sure().late());
    assertEquals(List.of("no drive is enrolled"), texts(sure().due()));
  }

  @Test
  void swapsAreToldOneCadenceAfterTheOther() {
    Facts facts =
        new Drives()
            .enrolled("2026-11-10", "B")
            .ejected("2026-11-17", "B")
            .enrolled("2026-11-24", "A")
            .arrived("2026-11-24", "A", "usb")
            .facts();
    rotation = Optional.of(Rotation.of(facts, Rules.USUAL, Today.sure(NOW, ZONE), Map.of()));
    assertEquals(
        List.of("2026-12-01 swap in drive B", "2026-12-08 swap in drive A"),
        lines(sure()).stream().filter(line -> line.contains("swap")).toList());
  }
}
