package org.sealpress.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.delivery.YearOffice.CopyMade;
import org.sealpress.delivery.YearOffice.Paper;
import org.sealpress.ledger.Event;
import org.sealpress.plan.Duty;
import org.sealpress.plan.Timetable;

/**
 * A leap year of a box whose five classes have five schedules, hour by hour, through the real
 * ledger, catalog and couriers: both changes of the clock, downtime over slots, a dead battery, a
 * clock that jumps ahead. What was copied on each day is in {@code timetable.txt}, for people to
 * read; when each copy had to be there is also found by walking along the clock on the wall.
 */
class TimetableYearTest {
  private static final Path WRITTEN = Path.of("target/timetable.txt");
  private static final LocalDate FIRST = LocalDate.of(2028, 1, 1);
  private static final LocalTime EVENING = LocalTime.of(19, 0);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd EEE", Locale.ENGLISH);
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  @TempDir Path folder;
  @TempDir Path keys;

  private final List<Step> script = new ArrayList<>();
  private final Map<LocalDate, List<String>> notes = new HashMap<>();

  /** When the box was on, and when each target was there, by the script alone. */
  private final Map<String, TreeMap<Instant, Boolean>> states = new HashMap<>();

  private interface Action {
    void on(YearOffice office) throws IOException;
  }

  private record Step(Instant at, Action action) {}

  private static Instant at(String day, String time) {
    return LocalDateTime.of(LocalDate.parse("2028-" + day), LocalTime.parse(time))
        .atZone(YearOffice.ZONE)
        .toInstant();
  }

  private void on(String day, String time, String note, Action action) {
    script.add(new Step(at(day, time), action));
    notes
        .computeIfAbsent(LocalDate.parse("2028-" + day), first -> new ArrayList<>())
        .add(time + " " + note);
  }

  private void state(String what, String day, String time, boolean there) {
    states.computeIfAbsent(what, first -> new TreeMap<>()).put(at(day, time), there);
  }

  private void box(String day, String time, String note, boolean on, Duration wrong) {
    state("box", day, time, on);
    on(day, time, note, on ? office -> office.start(wrong) : YearOffice::stop);
  }

  private void offsite(String day, String time, String note, boolean there) {
    state("offsite", day, time, there);
    on(
        day,
        time,
        note,
        there ? office -> office.comeBack("offsite") : office -> office.goAway("offsite"));
  }

  private void write() {
    state("nas", "01-01", "00:00", true);
    state("offsite", "01-01", "00:00", true);
    box("01-01", "08:00", "the box starts", true, Duration.ZERO);

    box("02-29", "20:00", "off over the last of the month", false, Duration.ZERO);
    box("03-01", "07:30", "on again", true, Duration.ZERO);

    offsite("03-24", "12:00", "offsite away", false); // over the change to summer time
    offsite("03-27", "09:00", "offsite back", true);

    box("05-13", "18:00", "off over a Sunday", false, Duration.ZERO);
    box("05-14", "10:15", "on again", true, Duration.ZERO);

    offsite("06-28", "12:00", "offsite away for three weeks", false);
    offsite("07-19", "09:00", "offsite back", true);

    box("08-15", "18:30", "off for a holiday", false, Duration.ZERO);
    box("08-27", "09:00", "on again, on a Sunday", true, Duration.ZERO);

    offsite("09-04", "09:00", "offsite away", false);
    offsite("09-08", "09:00", "offsite back", true);
    box("09-05", "12:00", "power cut", false, Duration.ZERO);
    box("09-05", "12:10", "on, with a dead battery: 1 Jan 1970", true, since1970());
    on("09-06", "11:00", "the clock is set", office -> office.setClock(Duration.ZERO));

    on(
        "10-10",
        "15:00",
        "the clock jumps three days ahead",
        office -> office.setClock(Duration.ofDays(3)));
    on("10-11", "16:00", "the clock is set right", office -> office.setClock(Duration.ZERO));

    box("10-29", "02:10", "off between the two 2 o'clocks", false, Duration.ZERO);
    box("10-29", "03:40", "on again", true, Duration.ZERO);

    for (LocalDate day = FIRST; day.getYear() == 2028; day = day.plusDays(1)) {
      work(day);
    }
    script.sort(Comparator.comparing(Step::at));
  }

  private static Duration since1970() {
    return Duration.between(at("09-05", "12:10"), Instant.parse("1970-01-01T00:00:00Z"));
  }

  private void work(LocalDate day) {
    int number = day.getDayOfYear();
    boolean free = day.getDayOfWeek().getValue() > 5 && number % 3 != 0;
    if (free || (day.getMonthValue() == 12 && day.getDayOfMonth() > 23)) {
      return;
    }
    seal(day, "09:40", "receipt");
    if (number % 2 == 0) {
      seal(day, "10:05", "legal");
    }
    if (number % 3 != 1) {
      seal(day, "11:00", "letter");
    }
    if (number % 4 == 0) {
      seal(day, "14:20", "draft");
    }
    if (number % 11 == 0) {
      seal(day, "16:00", "books");
    }
    if (day.getDayOfMonth() == 1) {
      seal(day, "22:00", "letter"); // just at the slot
    }
  }

  private void seal(LocalDate day, String time, String documentClass) {
    Instant at = day.atTime(LocalTime.parse(time)).atZone(YearOffice.ZONE).toInstant();
    script.add(
        new Step(
            at,
            office -> {
              if (office.isOn()) {
                office.seal(documentClass);
              }
            }));
  }

  @Test
  void everyDocumentIsOnEveryTargetAtItsSlot() throws IOException {
    write();
    List<String> lines = new ArrayList<>(HEAD.lines().toList());
    try (YearOffice office = new YearOffice(folder, keys)) {
      int next = 0;
      for (LocalDate day = FIRST; day.getYear() == 2028; day = day.plusDays(1)) {
        Instant evening = day.atTime(EVENING).atZone(YearOffice.ZONE).toInstant();
        next = until(office, evening, next);
        String said = evening(office);
        next = until(office, day.plusDays(1).atStartOfDay(YearOffice.ZONE).toInstant(), next);
        lines.add(line(office, day, said));
      }
      judge(office);
    }
    Files.createDirectories(WRITTEN.toAbsolutePath().getParent());
    Files.write(WRITTEN, lines);
    assertEquals(
        golden(), lines, "see " + WRITTEN.toAbsolutePath() + ", and read all that changed");
  }

  /** Lets time pass: the box wakes up at slots, and things happen. */
  private int until(YearOffice office, Instant end, int first) throws IOException {
    int next = first;
    while (true) {
      Instant wake = office.isOn() ? office.wake() : end;
      Instant step = next < script.size() ? script.get(next).at() : end;
      if (step.isBefore(end) && !step.isAfter(wake)) {
        office.time(step);
        script.get(next++).action().on(office);
      } else if (wake.isBefore(end)) {
        office.time(wake);
        office.rounds();
        if (!isTelling(office)) {
          continue;
        }
      } else {
        office.time(end);
        return next;
      }
      looked(office);
    }
  }

  /** Most hours nothing changes. */
  private static boolean isTelling(YearOffice office) {
    int hour = office.real().atZone(YearOffice.ZONE).getHour();
    return !office.today().isSure() || hour == 0 || hour == 4;
  }

  /** Whatever happens: nothing is late on a doubtful clock, and what is late is so truly. */
  private void looked(YearOffice office) throws IOException {
    if (!office.isOn()) {
      return;
    }
    Timetable timetable = office.timetable();
    if (!office.today().isSure()) {
      assertEquals(List.of(), timetable.late(), "late on a doubtful clock");
      assertEquals(List.of(), timetable.days());
    } else if (office.isRight()) {
      Set<String> late = late(timetable);
      Set<String> dated = lateByWalking(office, Paper::dated);
      assertTrue(late.containsAll(dated), office.real() + ": " + dated + ", said " + late);
      Set<String> all = lateByWalking(office, each -> true);
      assertTrue(all.containsAll(late), office.real() + ": " + all + ", said " + late);
    }
  }

  private static Set<String> late(Timetable timetable) {
    return timetable.late().stream()
        .map(each -> each.text().replaceFirst(".* of (\\w+) (is|are) not on (\\w+).*", "$3 $1"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What was sealed on a wrong clock is late some time after it really is. */
  private Set<String> lateByWalking(YearOffice office, Predicate<Paper> which) {
    Set<String> late = new TreeSet<>();
    office
        .lacking()
        .forEach(
            (target, papers) -> {
              for (Paper paper : papers.values()) {
                if (which.test(paper)
                    && slot(paper).plus(Duration.ofHours(1)).isBefore(office.real())) {
                  late.add(target + " " + paper.documentClass());
                }
              }
            });
    return late;
  }

  private final Map<Paper, Instant> slots = new HashMap<>();

  /** Walks along the clock on the wall, minute by minute, from the sealing on. */
  private Instant slot(Paper paper) {
    return slots.computeIfAbsent(
        paper,
        fresh ->
            switch (paper.documentClass()) {
              case "legal" -> paper.sealed();
              case "receipt" -> walk(paper.sealed(), day -> true, null);
              case "letter" -> walk(paper.sealed(), day -> true, LocalTime.of(22, 0));
              case "draft" ->
                  walk(
                      paper.sealed(),
                      day -> day.getDayOfWeek() == DayOfWeek.SUNDAY,
                      LocalTime.of(2, 30));
              default ->
                  walk(
                      paper.sealed(),
                      day -> day.plusDays(1).getDayOfMonth() == 1,
                      LocalTime.of(23, 0));
            });
  }

  private static Instant walk(Instant from, Predicate<LocalDate> days, @Nullable LocalTime time) {
    Instant at = from;
    while (true) {
      LocalDateTime wall = LocalDateTime.ofInstant(at, YearOffice.ZONE);
      LocalDateTime before =
          LocalDateTime.ofInstant(at.minus(Duration.ofMinutes(1)), YearOffice.ZONE);
      LocalDateTime wanted = time == null ? null : wall.toLocalDate().atTime(time);
      boolean slot =
          wanted == null
              ? wall.getMinute() == 0
              : days.test(wall.toLocalDate()) && !wall.isBefore(wanted) && before.isBefore(wanted);
      if (slot) {
        return at;
      }
      at = at.plus(Duration.ofMinutes(1));
    }
  }

  private void judge(YearOffice office) throws IOException {
    Map<String, CopyMade> made = new HashMap<>();
    for (CopyMade each : office.copies()) {
      CopyMade twice = made.put(each.target() + each.object(), each);
      assertEquals(null, twice, "copied twice");
    }
    assertEquals(
        made.size(), office.archive().events(Event.Copied.class).size(), "in the ledger once each");
    Instant end = at("12-31", "23:59");
    int early = 0;
    int madeUp = 0;
    for (Paper paper : office.papers()) {
      for (String target : YearOffice.TARGETS) {
        Instant slot = slot(paper);
        CopyMade copy = made.get(target + paper.object());
        if (copy == null) {
          assertTrue(slot.isAfter(end), "never copied: " + paper);
          continue;
        }
        Instant possible = possible(slot, target);
        String what = paper + " to " + target + " at " + copy.at() + ", its slot " + slot;
        assertFalse(copy.at().isAfter(possible), what + ", possible " + possible);
        if (copy.sure()) {
          assertEquals(possible, copy.at(), what);
        } else {
          early += copy.at().isBefore(slot) ? 1 : 0;
        }
        madeUp += possible.isAfter(slot) ? 1 : 0;
      }
    }
    assertTrue(office.papers().size() > 700, "papers " + office.papers().size());
    assertTrue(madeUp > 40, "made up " + madeUp);
    assertTrue(early > 0 && early < 40, "early on a doubtful clock " + early);
  }

  /** The first moment from a slot on at which the box was on and the target there. */
  private Instant possible(Instant slot, String target) {
    Instant at = slot;
    while (true) {
      Instant on = there("box", at);
      Instant both = there(target, on);
      if (both.equals(at)) {
        return at;
      }
      at = both;
    }
  }

  private Instant there(String what, Instant from) {
    TreeMap<Instant, Boolean> changes = Objects.requireNonNull(states.get(what));
    Map.Entry<Instant, Boolean> now = changes.floorEntry(from);
    if (now != null && now.getValue()) {
      return from;
    }
    return changes.tailMap(from, false).entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private String evening(YearOffice office) throws IOException {
    if (!office.isOn()) {
      return "off";
    }
    if (!office.today().isSure()) {
      return "doubtful";
    }
    List<Duty> late = office.timetable().late();
    return late.isEmpty() ? "well" : "late: " + String.join(", ", late(office.timetable()));
  }

  private String line(YearOffice office, LocalDate day, String said) {
    Map<Instant, Map<String, Map<String, Integer>>> copied = new TreeMap<>();
    Map<String, String> classes = new HashMap<>();
    office.papers().forEach(each -> classes.put(each.object(), each.documentClass()));
    for (CopyMade each : office.copies()) {
      if (LocalDate.ofInstant(each.at(), YearOffice.ZONE).equals(day)) {
        copied
            .computeIfAbsent(each.at(), first -> new TreeMap<>())
            .computeIfAbsent(each.target(), first -> new TreeMap<>())
            .merge(Objects.requireNonNull(classes.get(each.object())), 1, Integer::sum);
      }
    }
    List<String> parts = new ArrayList<>();
    copied.forEach(
        (at, targets) -> parts.add(HOUR.format(at.atZone(YearOffice.ZONE)) + told(targets)));
    String line = "%s  %-18s  %s".formatted(DAY.format(day), said, String.join("; ", parts));
    List<String> happened = notes.getOrDefault(day, List.of());
    return (happened.isEmpty() ? line : line + "   <- " + String.join(", ", happened))
        .stripTrailing();
  }

  private static String told(Map<String, Map<String, Integer>> targets) {
    if (targets.size() == 2 && targets.get("nas").equals(targets.get("offsite"))) {
      return counts(targets.get("nas"));
    }
    List<String> each = new ArrayList<>();
    targets.forEach((name, counts) -> each.add(" " + name + ":" + counts(counts)));
    return String.join(",", each);
  }

  private static String counts(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .map(each -> " " + each.getValue() + " " + each.getKey())
        .collect(Collectors.joining());
  }

  private static List<String> golden() throws IOException {
    try (InputStream in = TimetableYearTest.class.getResourceAsStream("timetable.txt")) {
      return in == null
          ? List.of()
          : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static final String HEAD =
      """
      A leap year of a box with two targets, nas and offsite (Europe/Berlin).
      legal: at once. receipt: hourly. letter: daily 22:00. draft: weekly sunday 02:30.
      books: monthly last 23:00. What was copied on a day stands with its hour by the clock on the
      wall; without a target it went to both. The evening is what the plan says at 19:00.

      day             evening             copies
      """;
}
