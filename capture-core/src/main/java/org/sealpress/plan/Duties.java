package org.sealpress.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpress.plan.Duty.Kind;

/** Finds what is due and what is late. On a doubtful clock nothing is late. */
final class Duties {
  /** Copying takes its time: before that nothing is called late. */
  static final Duration GRACE = Duration.ofHours(1);

  private static final Set<Warning.Kind> OF_DRIVES =
      EnumSet.of(
          Warning.Kind.EXPOSURE, Warning.Kind.OVERDUE, Warning.Kind.NONE_IN, Warning.Kind.NOT_SEEN);

  private final Situation situation;
  private final Today today;
  private final List<Duty> late = new ArrayList<>();
  private final List<Duty> due = new ArrayList<>();

  Duties(Situation situation) {
    this.situation = situation;
    this.today = situation.today();
    situation.backlogs().stream().filter(each -> each.due() > 0).forEach(this::copies);
    situation.rotation().ifPresent(this::drives);
    situation.chores().forEach(this::chore);
  }

  List<Duty> late() {
    return late;
  }

  List<Duty> due() {
    return due;
  }

  private void copies(Backlog backlog) {
    Schedule schedule = situation.policy(backlog.documentClass()).copies();
    Optional<Instant> since =
        backlog
            .oldest()
            .map(oldest -> schedule.due(oldest, today.zone()))
            .map(slot -> later(slot, situation.arrivals().getOrDefault(backlog.target(), slot)));
    boolean isLate =
        today.isSure()
            && !situation.busy().contains(backlog.target())
            && since.filter(at -> at.plus(GRACE).isBefore(today.now())).isPresent();
    String text =
        "%s of %s %s not on %s%s"
            .formatted(
                Today.counted(backlog.due(), "document"),
                backlog.documentClass(),
                backlog.due() == 1 ? "is" : "are",
                backlog.target(),
                today.isSure()
                    ? since.map(at -> ", due since " + today.moment(at)).orElse("")
                    : "");
    (isLate ? late : due)
        .add(
            new Duty(
                Kind.COPIES,
                backlog.target(),
                since,
                text,
                isLate ? risk(backlog) : "",
                isLate ? remedy(backlog.target()) : ""));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** A target to which nothing of the class is due has all that is due elsewhere. */
  private String risk(Backlog backlog) {
    String others =
        situation.backlogs().stream()
            .filter(each -> each.documentClass().equals(backlog.documentClass()) && each.due() == 0)
            .map(Backlog::target)
            .collect(Collectors.joining(", "));
    boolean one = backlog.due() == 1;
    return others.isEmpty()
        ? "%s may be on this box alone: a fire or a theft takes %s"
            .formatted(one ? "it" : "they", one ? "it" : "them")
        : "%s on this box and on %s only".formatted(one ? "it is" : "they are", others);
  }

  private String remedy(String target) {
    String problem = situation.problems().getOrDefault(target, "");
    return problem.isEmpty()
        ? "see `sealpress status`: it says what keeps " + target + " from taking more"
        : target + ": " + problem;
  }

  private void drives(Rotation rotation) {
    for (Warning warning : rotation.warnings()) {
      if (OF_DRIVES.contains(warning.kind()) && today.isSure()) {
        late.add(drive(warning));
      } else if (warning.kind() == Warning.Kind.NO_DRIVE) {
        due.add(drive(warning));
      }
    }
    boolean now = today.isSure() && rotation.due().filter(today.date()::equals).isPresent();
    if (now && rotation.overdue() == 0) {
      String drive = rotation.next().map(DriveRecord::label).orElse("");
      due.add(
          new Duty(Kind.DRIVES, drive, Optional.empty(), rotation.told(today).orElse(""), "", ""));
    }
  }

  /** What and what to do are told apart by a colon. */
  private static Duty drive(Warning warning) {
    int colon = warning.text().indexOf(": ");
    return new Duty(
        Kind.DRIVES,
        warning.drive(),
        Optional.empty(),
        colon < 0 ? warning.text() : warning.text().substring(0, colon),
        "a fire or a theft takes what is on no drive that is away",
        colon < 0 ? "" : warning.text().substring(colon + 2));
  }

  private void chore(Chore chore) {
    Optional<LocalDate> day = chore.due(today);
    if (!today.isSure() || day.isEmpty() || day.get().isAfter(today.date())) {
      return;
    }
    long days = ChronoUnit.DAYS.between(day.get(), today.date());
    String last =
        chore.last().map(at -> "the last was on " + today.told(at)).orElse("there was none yet");
    String what = chore.cadence().what();
    (days > 0 ? late : due)
        .add(
            new Duty(
                Kind.CHORE,
                what,
                Optional.empty(),
                days > 0
                    ? "%s: %s overdue; %s".formatted(what, Today.counted(days, "day"), last)
                    : "%s: due today; %s".formatted(what, last),
                days > 0 ? chore.risk() : "",
                chore.remedy()));
  }
}
