package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.sealpress.appliance.config.Config;
import org.sealpress.appliance.config.DocumentClass;
import org.sealpress.appliance.config.TargetConfig;
import org.sealpress.plan.Backlog;
import org.sealpress.plan.Cadence;
import org.sealpress.plan.Chore;
import org.sealpress.plan.DriveRecord;
import org.sealpress.plan.Due;
import org.sealpress.plan.Held;
import org.sealpress.plan.Keeping;
import org.sealpress.plan.Policy;
import org.sealpress.plan.Situation;
import org.sealpress.plan.Timetable;
import org.sealpress.plan.Today;
import org.sealpress.vault.Catalog;

/** Makes the timetable of what is due, late and to come. Safe for several threads. */
final class Plans {
  /** What is to be done again and again. */
  interface Chores {
    /** All of it, as it stands now. May block for a disk. */
    List<Chore> all() throws IOException;
  }

  /**
   * How targets are doing.
   *
   * @param problems what keeps them from being given anything, by their names
   * @param busy names of those that are being given what they lack, or were not looked at yet
   */
  record Targets(Map<String, String> problems, Set<String> busy) {}

  private final Config config;
  private final Catalog catalog;
  private final Agenda agenda;
  private final Rotations rotations;
  private final Drills drills;
  private final Supplier<Targets> targets;
  private final Chores others;

  /**
   * Plans of a box.
   *
   * @param targets how they are doing now; must answer at once
   * @param others what is to be done again and again besides drills
   */
  Plans(
      Config config,
      Catalog catalog,
      Agenda agenda,
      Rotations rotations,
      Drills drills,
      Supplier<Targets> targets,
      Chores others) {
    this.config = config;
    this.catalog = catalog;
    this.agenda = agenda;
    this.rotations = rotations;
    this.drills = drills;
    this.targets = targets;
    this.others = others;
  }

  /** The plan as programs read it. May block for a disk. */
  JsonObject plan() throws IOException {
    Situation situation = situation();
    List<Keeping> keeping = new ArrayList<>();
    for (Map.Entry<String, Policy> each : policies().entrySet()) {
      keeping.add(
          Keeping.of(
              each.getKey(),
              each.getValue(),
              catalog.sealedDays(each.getKey(), situation.today().zone()),
              situation.today()));
    }
    return new PlanJson(situation.today(), Timetable.of(situation), keeping)
        .json()
        .put("box", config.box());
  }

  /** All that is to be known for the timetable now. May block for a disk. */
  Situation situation() throws IOException {
    Today today = agenda.today();
    RotationJson rotation = rotations.now();
    Map<String, Policy> policies = policies();
    List<Chore> chores = new ArrayList<>(others.all());
    Optional<Instant> first = Held.all(rotation.facts().holdings()).oldest();
    drill(first).ifPresent(chores::add);
    Targets doing = targets.get();
    return new Situation(
        policies,
        backlogs(policies, rotation.facts().drives()),
        arrivals(rotation.facts().drives(), today),
        doing.problems(),
        doing.busy(),
        takesTurns(rotation.facts().drives()) ? Optional.of(rotation.plan()) : Optional.empty(),
        rotation.rules(),
        chores,
        today);
  }

  private boolean takesTurns(List<DriveRecord> drives) {
    return !drives.isEmpty()
        || config.targets().stream().anyMatch(TargetConfig.Drive.class::isInstance);
  }

  /** Of all classes, also those that the configuration does not have any more. */
  private Map<String, Policy> policies() throws IOException {
    Map<String, Policy> policies = new LinkedHashMap<>();
    for (DocumentClass each : config.classes()) {
      policies.put(each.name(), each.policy());
    }
    catalog.classes().forEach(each -> policies.putIfAbsent(each, Policy.USUAL));
    return policies;
  }

  /** A slot that is empty has none: which drive is to come is the rotation's to tell. */
  private List<Backlog> backlogs(Map<String, Policy> policies, List<DriveRecord> drives)
      throws IOException {
    Due due = agenda.due();
    List<Backlog> backlogs = new ArrayList<>();
    for (TargetConfig target : config.targets()) {
      Optional<String> ledgerName =
          target instanceof TargetConfig.Drive slot
              ? inSlot(slot.name(), drives)
              : Optional.of(target.name());
      if (ledgerName.isPresent()) {
        for (String each : policies.keySet()) {
          backlogs.add(
              catalog.backlog(
                  ledgerName.get(), target.name(), each, due.window(each).map(Due.Window::last)));
        }
      }
    }
    return backlogs;
  }

  /** One that came on a doubtful clock has just come: nothing is late then. */
  private static Map<String, Instant> arrivals(List<DriveRecord> drives, Today today) {
    Map<String, Instant> arrivals = new HashMap<>();
    drives.stream()
        .filter(each -> each.state() == DriveRecord.State.IN)
        .map(DriveRecord::stay)
        .forEach(each -> arrivals.put(each.slot(), each.doubtful() ? today.now() : each.since()));
    return arrivals;
  }

  private static Optional<String> inSlot(String slot, List<DriveRecord> drives) {
    return drives.stream()
        .filter(each -> each.state() == DriveRecord.State.IN && each.stay().slot().equals(slot))
        .map(DriveRecord::ledgerName)
        .findFirst();
  }

  private Optional<Chore> drill(Optional<Instant> first) {
    if (!drills.known()) {
      return Optional.empty();
    }
    return Optional.of(
        new Chore(
            new Cadence("restore drill", config.drill().every()),
            drills.lastTime(),
            first,
            "nobody has shown since then that documents come back from a target",
            "somebody with a key runs `sealpress drill` on another computer, then `sealpress drill"
                + " accept` with its receipt"));
  }
}
