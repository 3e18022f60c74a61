package org.sealpress.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.vault.Catalog;

/**
 * A year of a small office with three drives, day by day, through the real ledger and catalog. What
 * the plan said in the evening of each day is in {@code year.txt}, for people to read; what is
 * exposed is also held against what the test itself knows.
 */
class RotationYearTest {
  private static final Path WRITTEN = Path.of("target/year.txt");
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalTime MORNING = LocalTime.of(8, 30);
  private static final LocalTime WORK = LocalTime.of(9, 30);
  private static final LocalTime EVENING = LocalTime.of(18, 0);
  private static final long LARGE = 1L << 40;
  private static final long SMALL = 172_000_000;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd EEE", Locale.ENGLISH);

  @TempDir Path folder;

  private final Map<LocalDate, List<Step>> script = new HashMap<>();
  private final Set<LocalDate> withoutSwap = new TreeSet<>();
  private final Set<LocalDate> free = new TreeSet<>();
  private final Map<Warning.Kind, String> words = new EnumMap<>(Warning.Kind.class);

  private interface Action {
    void on(YearBox box) throws IOException;
  }

  private record Step(LocalTime at, String note, Action action) {}

  private void on(String day, String at, String note, Action action) {
    script
        .computeIfAbsent(LocalDate.parse("2026-" + day), key -> new ArrayList<>())
        .add(new Step(LocalTime.parse(at), note, action));
  }

  private static void days(Set<LocalDate> set, String from, String to) {
    LocalDate.parse("2026-" + from)
        .datesUntil(LocalDate.parse("2026-" + to).plusDays(1))
        .forEach(set::add);
  }

  private void write() {
    on("01-01", "08:00", "the box starts", box -> box.start(Duration.ZERO));
    on("01-05", "08:30", "A enrolled", box -> box.enrol("A", LARGE));
    on("01-07", "08:20", "A ejected", YearBox::eject);
    on("01-07", "08:30", "B enrolled", box -> box.enrol("B", LARGE));
    on("01-08", "08:20", "B ejected", YearBox::eject);
    on("01-08", "08:30", "C enrolled", box -> box.enrol("C", LARGE));
    days(withoutSwap, "01-01", "01-11");

    days(withoutSwap, "02-09", "02-10");
    on("02-11", "08:30", "swap, two days late", YearBox::swap);
    days(withoutSwap, "03-02", "03-15");

    on("04-16", "10:00", "B stolen, retired", box -> box.retire("B", "stolen"));
    days(withoutSwap, "05-11", "06-01"); // C is with somebody on holiday
    on("05-19", "08:20", "ejected", YearBox::eject);
    on("05-19", "08:30", "counterfeit refused", box -> box.refuse("it says 1 TB and has 8 GB"));
    on("05-19", "08:40", "A back", box -> box.insert("A"));
    on("06-03", "08:30", "swap, three weeks late", YearBox::swap);
    on("06-04", "08:20", "C ejected", YearBox::eject);
    on("06-04", "08:30", "D enrolled, small", box -> box.enrol("D", SMALL));
    days(withoutSwap, "06-08", "06-08");
    on("06-11", "08:30", "swap", YearBox::swap);

    days(withoutSwap, "07-06", "07-06");
    on("07-06", "08:20", "ejected", YearBox::eject);
    on("07-06", "08:30", "a copy of the next drive refused", box -> box.refuse("it is a copy"));
    on("07-08", "08:30", "the true one inserted", box -> box.insert(box.next()));

    on("08-03", "16:00", "pulled without a word", YearBox::pull);
    on("08-04", "08:30", "the next one inserted", box -> box.insert(box.next()));
    on("08-16", "20:00", "the box is switched off", YearBox::stop);
    days(withoutSwap, "08-17", "08-24");
    on("08-24", "08:00", "the box is switched on", box -> box.start(Duration.ZERO));
    on("08-25", "08:30", "swap", YearBox::swap);

    days(withoutSwap, "09-07", "09-07");
    on("09-07", "08:20", "ejected", YearBox::eject);
    on("09-07", "08:30", "the next one in, not read yet", box -> box.insertUnchecked(box.next()));
    on("09-10", "11:00", "it was read again", box -> box.verify(0));
    on("09-21", "12:00", "2 copies missing on it", box -> box.verify(2));
    on("09-23", "12:00", "they are there again", box -> box.verify(0));

    days(withoutSwap, "10-05", "10-05");
    on("10-05", "07:00", "power cut", YearBox::stop);
    on("10-05", "07:10", "starts with a clock of 1 Sep", box -> box.start(Duration.ofDays(-34)));
    on("10-05", "08:30", "swap, on that clock", YearBox::swap);
    on("10-07", "17:40", "the clock is set", YearBox::setClock);

    on("12-14", "11:00", "D retired: too small", box -> box.retire("D", "too small"));
    days(withoutSwap, "12-21", "12-31");
    days(free, "01-01", "01-01");
    days(free, "12-24", "12-31");
  }

  @Test
  void eachDayOfAYearIsAsItIsWritten() throws IOException {
    write();
    List<String> lines = new ArrayList<>(HEAD.lines().toList());
    try (YearBox box = new YearBox(folder)) {
      for (LocalDate day = FIRST; day.getYear() == FIRST.getYear(); day = day.plusDays(1)) {
        lines.add(live(box, day));
      }
      rebuiltIsTheSame(box);
    }
    lines.add("");
    lines.add("The words of each warning, as on its first day:");
    words.forEach((kind, text) -> lines.add("  " + kind.code() + ": " + text));
    Files.createDirectories(WRITTEN.toAbsolutePath().getParent());
    Files.write(WRITTEN, lines);
    assertEquals(
        golden(), lines, "see " + WRITTEN.toAbsolutePath() + ", and read all that changed");
  }

  private String live(YearBox box, LocalDate day) throws IOException {
    List<Step> steps = new ArrayList<>(script.getOrDefault(day, List.of()));
    if (day.getDayOfWeek() == DayOfWeek.MONDAY && !withoutSwap.contains(day)) {
      steps.add(new Step(MORNING, "swap", YearBox::swap));
    }
    String work = work(day);
    if (!work.isEmpty()) {
      steps.add(new Step(WORK, "", each -> sealIfOn(each, work)));
    }
    List<String> notes = new ArrayList<>();
    steps.sort(Comparator.comparing(Step::at));
    for (Step step : steps.stream().filter(each -> !each.at().isAfter(EVENING)).toList()) {
      box.time(day, step.at());
      step.action().on(box);
      notes.add(step.note());
    }
    box.time(day, EVENING);
    String line = box.isOn() ? row(box, day) : DAY.format(day) + "  the box is off";
    for (Step step : steps.stream().filter(each -> each.at().isAfter(EVENING)).toList()) {
      box.time(day, step.at());
      step.action().on(box);
      notes.add(step.note());
    }
    String told = notes.stream().filter(each -> !each.isEmpty()).collect(Collectors.joining(", "));
    return (told.isEmpty() ? line : String.format("%-100s  %s", line, told)).stripTrailing();
  }

  private String work(LocalDate day) {
    if (free.contains(day)) {
      return "";
    }
    return switch (day.getDayOfWeek()) {
      case MONDAY, WEDNESDAY, FRIDAY -> "legal";
      case TUESDAY -> "draft";
      default -> "";
    };
  }

  private static void sealIfOn(YearBox box, String documentClass) throws IOException {
    if (box.isOn()) {
      box.seal(documentClass);
    }
  }

  private String row(YearBox box, LocalDate day) throws IOException {
    YearBox.Look look = box.plan();
    Rotation plan = look.plan();
    holds(box, day, look);
    plan.warnings().forEach(each -> words.putIfAbsent(each.kind(), each.text()));
    return String.format(
        Locale.ROOT,
        "%s  %-2s  %-7s  %4d  %3d  %4s  %-11s  %4s  %s",
        DAY.format(day),
        labels(plan.in()),
        labels(plan.away()),
        look.exposure().total(),
        look.exposure().count(),
        look.today().isSure() ? look.exposure().days(look.today()) : "?",
        plan.next().map(each -> each.label() + due(look)).orElse("-"),
        look.today().isSure() ? plan.overdue() == 0 ? "" : plan.overdue() : "?",
        plan.warnings().stream().map(RotationYearTest::code).collect(Collectors.joining(", ")));
  }

  private static String due(YearBox.Look look) {
    return look.plan().due().map(each -> " by " + look.today().told(each)).orElse("");
  }

  private static String code(Warning warning) {
    return warning.kind().code() + (warning.drive().isEmpty() ? "" : " " + warning.drive());
  }

  private static String labels(List<DriveRecord> drives) {
    return drives.isEmpty()
        ? "-"
        : drives.stream().map(DriveRecord::label).collect(Collectors.joining(" "));
  }

  /** What the plan says is what the test knows. */
  private static void holds(YearBox box, LocalDate day, YearBox.Look look) {
    List<Integer> exposed = box.exposed();
    assertEquals(exposed.size(), look.exposure().count(), day + ": exposed documents");
    assertEquals(
        box.inSlot(),
        look.plan().in().stream().map(DriveRecord::label).collect(Collectors.joining()),
        day + ": in the slot");
    assertEquals(
        box.away(),
        look.plan().away().stream().map(DriveRecord::label).collect(Collectors.toSet()),
        day + ": away");
    if (look.today().isSure()) {
      long said = look.exposure().days(look.today());
      long known = exposed.isEmpty() ? 0 : box.age(exposed.get(0));
      boolean wrongClock = day.getMonthValue() == 10 && day.getDayOfMonth() < 20;
      assertTrue(said == known || (wrongClock && said < known), day + ": " + said + ", " + known);
    }
  }

  private void rebuiltIsTheSame(YearBox box) throws IOException {
    Facts facts = box.plan().facts();
    try (Catalog rebuilt = Catalog.rebuild(folder.resolve("rebuilt.db"), box.ledger())) {
      assertEquals(facts, rebuilt.drives());
    }
    try (Catalog opened = Catalog.open(box.catalogFile(), box.ledger())) {
      assertEquals(facts, opened.drives());
    }
  }

  private static List<String> golden() throws IOException {
    try (InputStream in = RotationYearTest.class.getResourceAsStream("year.txt")) {
      return in == null
          ? List.of()
          : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static final String HEAD =
      """
      A year of three drives: what the box says at 18:00 of each day (Europe/Berlin).

      Drives are swapped on Mondays (cadence 7 days); a document may be on no drive that is away for
      14 days. One document is scanned on Mondays, Tuesdays, Wednesdays and Fridays.

      in      the drive in the slot
      away    drives that are away, the one that is away longest first
      all     documents there are
      exp     documents that are on no drive that is away
      days    for how many days the oldest of these is there
      next    the drive to insert next, and by when
      late    by how many days that has passed
      ?       not judged, the clock is doubtful

      day             in  away      all  exp  days  next         late  warnings                                     what happened
      """;
}
