package org.sealpress.plan;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sealpress.ledger.DriveEvent;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.TestClock;
import org.sealpress.ledger.TestEvents;
import org.sealpress.vault.Catalog;

/**
 * A box with one slot and its drives, as the ledger sees them, in a time that a test makes. It also
 * knows by itself what is on which drive, so that the plan can be held against that.
 */
final class YearBox implements Closeable {
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  static final Rules RULES = new Rules(7, 14, 14);
  private static final long SIZE = 1_000_000;
  private static final int PARTS = 4;

  /** A document as the test knows it. */
  private record Paper(int number, Instant sealed, Event.Sealed event) {}

  /** A drive as the test knows it. */
  private static final class Stick {
    private final String id;
    private final String label;
    private final long bytes;
    private final Set<Integer> holds = new TreeSet<>();
    private boolean away;
    private int part;

    Stick(String label, long bytes) {
      this.id = label.toLowerCase(Locale.ROOT).repeat(32);
      this.label = label;
      this.bytes = bytes;
    }

    String ledgerName() {
      return DriveRecord.ledgerName(label, id);
    }
  }

  private final Path folder;
  private final TestClock clock = new TestClock("2026-01-01T00:00:00Z");
  private final List<Paper> papers = new ArrayList<>();
  private final Map<String, Stick> sticks = new LinkedHashMap<>();
  private Instant real = Instant.EPOCH;
  private Duration wrong = Duration.ZERO;
  private String slot = "";
  private Ledger ledger;
  private Catalog catalog;
  private ClockCheck check;

  YearBox(Path folder) {
    this.folder = folder;
  }

  Path catalogFile() {
    return folder.resolve("catalog.db");
  }

  Ledger ledger() {
    return ledger;
  }

  boolean isOn() {
    return ledger != null;
  }

  /** Time goes on, whether or not the box is on. */
  void time(LocalDate day, LocalTime time) {
    real = day.atTime(time).atZone(ZONE).toInstant();
    clock.go(Duration.between(clock.instant(), real.plus(wrong)));
  }

  /** Power on, with a clock that is wrong by so much. */
  void start(Duration by) throws IOException {
    wrong = by;
    clock.go(Duration.between(clock.instant(), real.plus(wrong)));
    ledger = Ledger.open(folder.resolve("ledger"), "desk", clock, TestEvents.random());
    catalog = Catalog.open(catalogFile(), ledger);
    check = new ClockCheck(clock, ZONE, () -> Duration.between(Instant.EPOCH, real).toNanos());
  }

  /** The clock is set right while the box runs. */
  void setClock() throws IOException {
    plan();
    wrong = Duration.ZERO;
    clock.go(Duration.between(clock.instant(), real));
  }

  void stop() throws IOException {
    catalog.close();
    ledger.close();
    ledger = null;
  }

  void seal(String documentClass) throws IOException {
    int number = papers.size();
    String id = String.format("%026d", number).replace('0', 'a').replaceAll("[189]", "b");
    Event.Sealed sealed =
        new Event.Sealed(
            id.substring(0, 20) + name(number),
            1,
            documentClass,
            2,
            "objects/x/" + number,
            SIZE,
            String.format("%064d", number),
            "b".repeat(64),
            List.of("c".repeat(64)),
            "capture");
    ledger.append(sealed);
    papers.add(new Paper(number, real, sealed));
    copy();
  }

  private static String name(int number) {
    StringBuilder name = new StringBuilder();
    for (int rest = number, i = 0; i < 6; i++, rest /= 26) {
      name.append((char) ('a' + rest % 26));
    }
    return name.toString();
  }

  /** The drive in the slot gets what it lacks, as long as it has room. */
  private void copy() throws IOException {
    Stick stick = sticks.get(slot);
    for (Paper paper : papers) {
      if (stick == null || (stick.holds.size() + 2) * SIZE > stick.bytes) {
        return;
      }
      if (stick.holds.add(paper.number())) {
        ledger.append(
            new Event.Copied(
                paper.event().document(),
                1,
                stick.ledgerName(),
                paper.event().object(),
                paper.event().sha256()));
      }
    }
  }

  void enrol(String label, long bytes) throws IOException {
    Stick stick = new Stick(label, bytes);
    sticks.put(label, stick);
    slot = label;
    ledger.append(new DriveEvent.Enrolled(stick.id, label, "uuid-" + label, bytes));
    ledger.append(new DriveEvent.Arrived(stick.id, label, "usb"));
    copy();
  }

  /** A drive comes back; a part of it is read again. */
  void insert(String label) throws IOException {
    insertUnchecked(label);
    verify(0);
  }

  void insertUnchecked(String label) throws IOException {
    Stick stick = sticks.get(label);
    stick.away = false;
    slot = label;
    ledger.append(new DriveEvent.Arrived(stick.id, label, "usb"));
    copy();
  }

  void verify(long missing) throws IOException {
    Stick stick = sticks.get(slot);
    int part = stick.part % PARTS + 1;
    stick.part += missing > 0 ? 0 : 1;
    ledger.append(new Event.Verified(stick.ledgerName(), part, PARTS, 10, 10 * SIZE, 0, missing));
  }

  void eject() throws IOException {
    Stick stick = sticks.get(slot);
    ledger.append(new DriveEvent.Ejected(stick.id, stick.label, "usb"));
    stick.away = true;
    slot = "";
  }

  void pull() throws IOException {
    Stick stick = sticks.get(slot);
    ledger.append(new DriveEvent.Pulled(stick.id, stick.label, "usb"));
    stick.away = true;
    slot = "";
  }

  /** As a person swaps: out with the one, in with the one that is asked for. */
  void swap() throws IOException {
    String next = next();
    if (!slot.isEmpty()) {
      eject();
    }
    insert(next);
  }

  String next() throws IOException {
    return plan().plan().next().orElseThrow().label();
  }

  void retire(String label, String reason) throws IOException {
    Stick stick = sticks.get(label);
    ledger.append(new DriveEvent.Retired(stick.id, label, reason));
    stick.away = false;
  }

  /** A drive that the box does not take. */
  void refuse(String why) throws IOException {
    ledger.append(new Event.Fault("drive-refused", why, ""));
  }

  /** What the plan is at this moment. */
  record Look(Facts facts, Rotation plan, Exposure exposure, Today today) {}

  Look plan() throws IOException {
    Facts facts = catalog.drives();
    Today today = check.today(facts.latest());
    Map<String, Long> free =
        facts.drives().stream()
            .collect(
                Collectors.toMap(
                    DriveRecord::id,
                    each -> each.bytes() - Held.on(facts.holdings(), each).bytes()));
    Map<String, FillForecast> fills = FillForecast.all(facts, free, RULES, today);
    return new Look(facts, Rotation.of(facts, RULES, today, fills), Exposure.of(facts), today);
  }

  /** What the test knows itself of the documents that are on no drive that is away. */
  List<Integer> exposed() {
    return papers.stream()
        .map(Paper::number)
        .filter(each -> sticks.values().stream().noneMatch(s -> s.away && s.holds.contains(each)))
        .toList();
  }

  /** For how many days a document is there, by the time that really is. */
  long age(int number) {
    return ChronoUnit.DAYS.between(
        LocalDate.ofInstant(papers.get(number).sealed(), ZONE), LocalDate.ofInstant(real, ZONE));
  }

  String inSlot() {
    return slot;
  }

  Set<String> away() {
    return sticks.values().stream()
        .filter(each -> each.away)
        .map(each -> each.label)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public void close() throws IOException {
    if (isOn()) {
      stop();
    }
  }
}
