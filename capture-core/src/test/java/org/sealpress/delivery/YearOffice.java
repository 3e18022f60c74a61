package org.sealpress.delivery;

import java.io.IOException;
import java.nio.file.Path;
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
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.fixture.Archive;
import org.sealpress.fixture.MemoryTarget;
import org.sealpress.ledger.TestClock;
import org.sealpress.plan.Backlog;
import org.sealpress.plan.ClockCheck;
import org.sealpress.plan.Due;
import org.sealpress.plan.Policy;
import org.sealpress.plan.Retention;
import org.sealpress.plan.Rules;
import org.sealpress.plan.Schedule;
import org.sealpress.plan.Situation;
import org.sealpress.plan.Timetable;
import org.sealpress.plan.Today;
import org.sealpress.target.TargetFault;

/**
 * A box with two targets in a time that a test makes: the real ledger, vault, catalog and couriers.
 * It notes when each copy was really made.
 */
final class YearOffice implements AutoCloseable {
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  static final List<String> TARGETS = List.of("nas", "offsite");
  private static final Duration IDLE = Duration.ofHours(6);

  /**
   * A document.
   *
   * @param sealed when really
   * @param dated whether the clock was right then
   */
  record Paper(String object, String documentClass, Instant sealed, boolean dated) {}

  /**
   * A copy.
   *
   * @param at when really
   * @param sure whether the box believed its clock then, and rightly so
   */
  record CopyMade(String target, String object, Instant at, boolean sure) {}

  private final Path folder;
  private final Path keys;
  private final TestClock clock = new TestClock("2028-01-01T00:00:00Z");
  private final Map<String, Policy> policies = new LinkedHashMap<>();
  private final Map<String, MemoryTarget> targets = new LinkedHashMap<>();
  private final Map<String, Courier> couriers = new LinkedHashMap<>();
  private final Map<String, Progress> progress = new LinkedHashMap<>();
  private final List<String> away = new ArrayList<>();
  private final List<Paper> papers = new ArrayList<>();
  private final List<CopyMade> copies = new ArrayList<>();
  private final Map<String, Map<String, Paper>> lacking = new LinkedHashMap<>();
  private Instant real = clock.instant();
  private Duration wrong = Duration.ZERO;
  private @Nullable Archive archive;
  private ClockCheck check = check();

  YearOffice(Path folder, Path keys) {
    this.folder = folder;
    this.keys = keys;
    policy("legal", Schedule.atOnce());
    policy("receipt", Schedule.hourly());
    policy("letter", new Schedule.Daily(LocalTime.of(22, 0)));
    policy("draft", new Schedule.Weekly(DayOfWeek.SUNDAY, LocalTime.of(2, 30)));
    policy("books", new Schedule.Monthly(Schedule.Monthly.LAST, LocalTime.of(23, 0)));
    for (String name : TARGETS) {
      targets.put(name, new MemoryTarget());
      lacking.put(name, new LinkedHashMap<>());
    }
  }

  private void policy(String name, Schedule schedule) {
    policies.put(name, new Policy(schedule, Retention.FOR_EVER, false));
  }

  private ClockCheck check() {
    return new ClockCheck(clock, ZONE, () -> Duration.between(Instant.EPOCH, real).toNanos());
  }

  Map<String, Policy> policies() {
    return policies;
  }

  List<Paper> papers() {
    return papers;
  }

  List<CopyMade> copies() {
    return copies;
  }

  /** What the test knows itself of the documents that are not on a target, by their objects. */
  Map<String, Map<String, Paper>> lacking() {
    return lacking;
  }

  Instant real() {
    return real;
  }

  boolean isOn() {
    return archive != null;
  }

  boolean isThere(String target) {
    return !away.contains(target);
  }

  /** Whether the clock is right, whatever the box believes. */
  boolean isRight() {
    return wrong.isZero();
  }

  Archive archive() {
    if (archive == null) {
      throw new IllegalStateException("the box is off");
    }
    return archive;
  }

  /** Time goes on; nothing happens meanwhile. */
  void time(Instant to) {
    real = to;
    clock.go(Duration.between(clock.instant(), real.plus(wrong)));
  }

  /** Power on, with a clock that is wrong by so much. */
  void start(Duration by) throws IOException {
    wrong = by;
    time(real);
    archive = new Archive(folder, keys, clock);
    check = check();
    TARGETS.forEach(name -> progress.put(name, new Progress()));
    rounds();
  }

  void stop() throws IOException {
    archive().close();
    archive = null;
    couriers.clear();
  }

  /** Somebody sets the clock while the box runs. */
  void setClock(Duration by) throws IOException {
    today();
    wrong = by;
    time(real);
    rounds();
  }

  void goAway(String target) {
    away.add(target);
    targets.get(target).gone(true);
    couriers.remove(target);
  }

  void comeBack(String target) throws IOException {
    away.remove(target);
    targets.get(target).gone(false);
    rounds();
  }

  void seal(String documentClass) throws IOException {
    byte[] pdf = Archive.pdf(papers.size());
    String object = archive().store(pdf, documentClass, clock.instant()).object();
    Paper paper = new Paper(object, documentClass, real, isRight());
    papers.add(paper);
    lacking.values().forEach(each -> each.put(object, paper));
    rounds();
  }

  Today today() {
    return check.today(archive().ledger().latest());
  }

  private Due due() {
    Map<String, Schedule> schedules = new LinkedHashMap<>();
    policies.forEach((name, policy) -> schedules.put(name, policy.copies()));
    return Due.of(schedules, today());
  }

  /** When the box looks again by itself; slots of classes of which nothing waits are left out. */
  Instant wake() {
    Map<String, Due.Window> windows = new LinkedHashMap<>(due().windows());
    windows.keySet().retainAll(waiting());
    return real.plus(
        new Due(windows, clock.instant())
            .untilNext()
            .filter(left -> left.compareTo(IDLE) < 0)
            .orElse(IDLE));
  }

  private Set<String> waiting() {
    return lacking.values().stream()
        .flatMap(each -> each.values().stream())
        .map(Paper::documentClass)
        .collect(Collectors.toSet());
  }

  /** A round to each target, as its thread makes it. */
  void rounds() throws IOException {
    if (isOn()) {
      for (String name : TARGETS) {
        round(name);
      }
    }
  }

  private void round(String name) throws IOException {
    Courier courier =
        couriers.computeIfAbsent(
            name,
            fresh ->
                new Courier(
                    name, cargo(), new Opened(name, targets.get(name)), this::note, () -> false));
    try {
      var unused = courier.deliver(progress.get(name));
    } catch (TargetFault e) {
      couriers.remove(name);
    }
  }

  private Cargo cargo() {
    DeliverySettings settings =
        new DeliverySettings(
            List.copyOf(policies.keySet()), OptionalInt.empty(), Verifying.OFF, this::due);
    return new Cargo(archive().vault(), archive().ledger(), null, Map.of(), settings);
  }

  private void note(DeliveryEvent event) {
    if (event instanceof DeliveryEvent.Copied copied) {
      boolean sure = today().isSure() && isRight();
      copies.add(new CopyMade(copied.target(), copied.object(), real, sure));
      lacking.get(copied.target()).remove(copied.object());
    }
  }

  /** What the plan says now. */
  Timetable timetable() throws IOException {
    Due now = due();
    List<Backlog> backlogs = new ArrayList<>();
    for (String target : TARGETS) {
      for (String each : policies.keySet()) {
        Optional<Instant> upTo = now.window(each).map(Due.Window::last);
        backlogs.add(archive().vault().catalog().backlog(target, target, each, upTo));
      }
    }
    return Timetable.of(
        new Situation(
            policies,
            backlogs,
            Map.of(),
            Map.of(),
            Set.of(),
            Optional.empty(),
            Rules.USUAL,
            List.of(),
            today()));
  }

  @Override
  public void close() throws IOException {
    if (isOn()) {
      stop();
    }
  }
}
