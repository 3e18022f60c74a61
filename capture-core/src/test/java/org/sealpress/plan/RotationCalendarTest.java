package org.sealpress.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Three drives, a week each. */
class RotationCalendarTest {
  private final Drives drives = new Drives();

  private void three() {
    drives.enrolled("2026-03-02", "A").ejected("2026-03-02", "A");
    drives.enrolled("2026-03-03", "B").ejected("2026-03-03", "B");
    drives.enrolled("2026-03-04", "C").arrived("2026-03-04", "C", "usb");
  }

  private List<String> until(String day, String today) {
    return RotationCalendar.until(
            LocalDate.parse(day), drives.on(today), Rules.USUAL, Drives.today(today))
        .stream()
        .map(each -> each.day() + " " + each.drive().label() + (each.overdue() ? " late" : ""))
        .toList();
  }

  @Test
  void drivesTakeTurnsFromTheNextSwapOn() {
    three();
    assertEquals(
        List.of("2026-03-11 A", "2026-03-18 B", "2026-03-25 C", "2026-04-01 A"),
        until("2026-04-01", "2026-03-05"));
    assertEquals(List.of(), until("2026-03-10", "2026-03-05"));
  }

  @Test
  void whatIsOverdueIsForTodayAndAllElseFollows() {
    three();
    assertEquals(
        List.of("2026-03-13 A late", "2026-03-20 B", "2026-03-27 C"),
        until("2026-03-31", "2026-03-13"));
  }

  @Test
  void withoutAnotherDriveNothingIsPlanned() {
    assertEquals(List.of(), until("2026-04-01", "2026-03-05"));
    drives.enrolled("2026-03-04", "C").arrived("2026-03-04", "C", "usb");
    assertEquals(List.of(), until("2026-04-01", "2026-03-05"));
  }

  @Test
  void onADoubtfulClockNothingIsPlanned() {
    three();
    Today today = Drives.today("2026-03-05");
    Today doubtful = new Today(today.now(), today.zone(), Optional.of("the clock is doubtful"));
    assertEquals(
        List.of(),
        RotationCalendar.until(
            LocalDate.parse("2026-04-01"), drives.on("2026-03-05"), Rules.USUAL, doubtful));
  }
}
