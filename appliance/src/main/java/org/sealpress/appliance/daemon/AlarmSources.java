package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.sealpress.appliance.alert.AlarmSource;
import org.sealpress.appliance.alert.Outlet;
import org.sealpress.appliance.alert.source.ButtonsAway;
import org.sealpress.appliance.alert.source.CapturesWaiting;
import org.sealpress.appliance.alert.source.CertificateEnds;
import org.sealpress.appliance.alert.source.DiskFilling;
import org.sealpress.appliance.alert.source.DoubtfulClock;
import org.sealpress.appliance.alert.source.DoubtfulDocuments;
import org.sealpress.appliance.alert.source.DrillOverdue;
import org.sealpress.appliance.alert.source.FailingChannels;
import org.sealpress.appliance.alert.source.HeartbeatFails;
import org.sealpress.appliance.alert.source.LateCopies;
import org.sealpress.appliance.alert.source.LedgerNotSigned;
import org.sealpress.appliance.alert.source.LoginAttack;
import org.sealpress.appliance.alert.source.RotationAlarms;
import org.sealpress.appliance.alert.source.ScannerAway;
import org.sealpress.appliance.alert.source.TargetView;
import org.sealpress.appliance.alert.source.VerifyFailed;
import org.sealpress.appliance.alert.source.VerifyOverdue;
import org.sealpress.appliance.alert.source.WorkerCrashes;
import org.sealpress.appliance.button.ButtonKind;
import org.sealpress.appliance.button.ButtonState.Condition;
import org.sealpress.appliance.config.TargetConfig;
import org.sealpress.plan.Due;
import org.sealpress.vault.Catalog;

/** What of a box can be wrong. */
final class AlarmSources {
  private final Watched box;

  AlarmSources(Watched box) {
    this.box = box;
  }

  /**
   * All of them.
   *
   * @param outlets the channels
   * @param heartbeat that the dead man's switch can't be reached
   */
  List<AlarmSource> all(
      DataDisk disk,
      List<Outlet> outlets,
      Supplier<Optional<Outlet.Failing>> heartbeat,
      LongSupplier nanos) {
    List<AlarmSource> all = new ArrayList<>();
    all.add(new LateCopies(this::targets, this::oldest, box.config().alarms().late(), nanos));
    all.add(
        new RotationAlarms(
            () ->
                box.calendar()
                    .rotations()
                    .last()
                    .map(now -> now.plan().warnings())
                    .orElse(List.of())));
    all.add(new DoubtfulClock());
    ReadAgain read = new ReadAgain(box.config(), box.vault().catalog());
    all.add(new VerifyFailed(read));
    all.add(new VerifyOverdue(read));
    all.add(new DrillOverdue(drills(), box.config().drill().every()));
    if (box.config().alarms().scanner().isPresent()) {
      all.add(new ScannerAway(this::scanner));
    }
    all.add(new ButtonsAway(this::buttons));
    all.add(new DiskFilling(disk));
    all.add(new CertificateEnds(new CertificateFiles(box)));
    all.add(new WorkerCrashes(box.workers()::crashes, nanos));
    all.add(new CapturesWaiting(this::waiting));
    all.add(new LedgerNotSigned(box.keys().notSigned()));
    all.add(new DoubtfulDocuments(box.board()::doubts));
    all.add(new FailingChannels(() -> outlets));
    all.add(new HeartbeatFails(heartbeat));
    all.add(new LoginAttack(box.attack()));
    return all;
  }

  private List<TargetView> targets() {
    List<TargetView> views = new ArrayList<>();
    box.board()
        .targets()
        .forEach(
            (name, state) ->
                views.add(
                    new TargetView(
                        name,
                        box.config().target(name).orElseThrow() instanceof TargetConfig.Drive,
                        seen(state.condition()),
                        state.waiting(),
                        state.message())));
    return views;
  }

  /** Outside of its hours nothing is seen of a target: an alarm stays what it is. */
  private static TargetView.State seen(TargetState.Condition condition) {
    return switch (condition) {
      case UNKNOWN -> TargetView.State.UNKNOWN;
      case WAITING -> TargetView.State.WAITING;
      case UP_TO_DATE -> TargetView.State.UP_TO_DATE;
      case BEHIND -> TargetView.State.BEHIND;
    };
  }

  /** Since when the first of what a target lacks has been due there. */
  private Optional<Instant> oldest(String target) throws IOException {
    Catalog catalog = box.vault().catalog();
    Due due = box.calendar().agenda().due();
    List<Instant> oldest = new ArrayList<>();
    for (String each : catalog.classes()) {
      Optional<Instant> upTo = due.window(each).map(Due.Window::last);
      catalog
          .backlog(target, target, each, upTo)
          .oldest()
          .map(at -> box.calendar().agenda().due(each, at))
          .ifPresent(oldest::add);
    }
    return oldest.stream().min(Comparator.naturalOrder());
  }

  private DrillOverdue.Drills drills() {
    return new DrillOverdue.Drills() {
      @Override
      public boolean known() {
        return box.calendar().drills().known() && box.calendar().rotations().last().isPresent();
      }

      @Override
      public Optional<Instant> last() {
        return box.calendar().drills().lastTime();
      }

      @Override
      public Optional<Instant> firstDocument() {
        SortedMap<LocalDate, Long> sealed =
            box.calendar().rotations().last().orElseThrow().facts().sealed();
        return sealed.isEmpty()
            ? Optional.empty()
            : Optional.of(sealed.firstKey().atStartOfDay(ZoneOffset.UTC).toInstant());
      }
    };
  }

  private ScannerAway.View scanner() {
    ScannerState now = box.board().scanner();
    return new ScannerAway.View(
        now.condition() != ScannerState.Condition.STARTING,
        now.condition() == ScannerState.Condition.AWAY,
        now.message(),
        now.since());
  }

  private List<ButtonsAway.View> buttons() {
    return box.buttons().get().stream()
        .filter(each -> each.kind() != ButtonKind.SCANNER || each.condition() != Condition.AWAY)
        .map(
            each ->
                new ButtonsAway.View(
                    each.name(),
                    each.condition() != Condition.STARTING,
                    each.wrong(),
                    each.message(),
                    each.since()))
        .toList();
  }

  private CapturesWaiting.Counts waiting() throws IOException {
    return new CapturesWaiting.Counts(
        box.board().captures(Stage.HELD),
        box.board().captures(Stage.PARKED),
        aside(box.data().spool().resolve("aside")),
        box.board().setAside());
  }

  private static long aside(Path folder) throws IOException {
    long count = 0;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path each : all) {
        count += Files.isDirectory(each) ? 1 : 0;
      }
    } catch (NoSuchFileException e) {
      return 0;
    }
    return count;
  }
}
