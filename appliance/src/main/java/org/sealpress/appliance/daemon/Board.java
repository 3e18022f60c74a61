package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealpress.appliance.button.Press;
import org.sealpress.appliance.daemon.ScannerState.Condition;
import org.sealpress.delivery.DeliveryEvent;
import org.sealpress.delivery.DeliveryListener;
import org.sealpress.inbox.InboxState;
import org.sealpress.intake.CaptureEvent;
import org.sealpress.intake.CaptureListener;
import org.sealpress.intake.SealedDocument;
import org.sealpress.scan.ScannerInfo;

/**
 * What is known of everything now. Bounded, whatever happens. Every step is logged too, in the same
 * words, but not while the board is held: asking it takes no longer than making the answer.
 */
final class Board implements CaptureListener, DeliveryListener {
  /** So many documents that are not known to be valid are told of as long as the daemon runs. */
  static final int MOST_DOUBTS = 20;

  /** So long after the start a target may be one that was not looked at yet. */
  private static final Duration STARTING = Duration.ofHours(1);

  private final String box;
  private final Clock clock;
  private final BoardLog log;
  private final Instant started;
  private final Set<String> targetNames;
  private final TargetBoard targets;
  private final Captures captures;
  private final List<String> warnings = new ArrayList<>();
  private List<String> recipients = List.of();
  private final Set<String> doubts = new LinkedHashSet<>();
  private final Map<String, InboxState> inboxes = new LinkedHashMap<>();
  private ScannerState scanner;
  private long events;
  private volatile Dates dates = Dates.AT_ONCE;

  Board(String box, Set<String> targets, Clock clock, BoardLog log) {
    this.box = box;
    this.clock = clock;
    this.log = log;
    this.started = clock.instant();
    this.targetNames = Set.copyOf(targets);
    this.targets = new TargetBoard(targets, started);
    this.captures = new Captures(targetNames);
    this.scanner = new ScannerState(Condition.STARTING, "", "", started);
  }

  /** From now on it knows when documents go to the targets. */
  void plan(Dates known) {
    dates = known;
  }

  /** How targets are doing, for the plan. */
  synchronized Plans.Targets doing() {
    return targets.doing(clock.instant().isBefore(started.plus(STARTING)));
  }

  /** What the person who looks after the box should know, as long as the daemon runs. */
  void warn(List<String> lines) {
    synchronized (this) {
      warnings.addAll(lines);
    }
    lines.forEach(log::warning);
  }

  /** What is to be said of recipients now; what is new is logged. */
  void recipients(List<String> lines) {
    List<String> before;
    synchronized (this) {
      before = recipients;
      recipients = List.copyOf(lines);
    }
    lines.stream().filter(line -> !before.contains(line)).forEach(log::warning);
  }

  /** The scanner waits for the button. */
  void scannerReady(ScannerInfo info) {
    Condition before;
    synchronized (this) {
      before = scanner.condition();
      scanner = scanner.becomes(Condition.READY, info.name(), "", clock.instant());
    }
    if (before == Condition.STARTING || before == Condition.AWAY) {
      log.scannerReady(info);
    }
  }

  /** Sheets are fed. */
  synchronized void scanning() {
    scanner = scanner.becomes(Condition.SCANNING, scanner.device(), "", clock.instant());
  }

  /** A batch ended before the feeder was empty; the scanner can be used. */
  synchronized void scannerStopped(String why) {
    scanner = scanner.becomes(Condition.STOPPED, scanner.device(), why, clock.instant());
  }

  /** The scanner can't be used. */
  void scannerAway(String why) {
    boolean known;
    synchronized (this) {
      known = scanner.condition() == Condition.AWAY && scanner.message().equals(why);
      scanner = scanner.becomes(Condition.AWAY, scanner.device(), why, clock.instant());
    }
    if (!known) {
      log.scannerAway(why);
    }
  }

  /** How an inbox is doing; told every second. */
  void inbox(InboxState now) {
    InboxState before;
    synchronized (this) {
      before = inboxes.put(now.name(), now);
    }
    log.inbox(before, now);
  }

  /** How each target is doing. */
  synchronized Map<String, TargetState> targets() {
    return targets.states();
  }

  /** How the scanner is doing. */
  synchronized ScannerState scanner() {
    return scanner;
  }

  /** How many of the last captures are in a stage. */
  synchronized long captures(Stage stage) {
    return captures.all().stream().filter(each -> each.stage(targetNames) == stage).count();
  }

  /** How many captures became documents that are not known to be valid, as far as is told. */
  synchronized int doubts() {
    return doubts.size();
  }

  /** How many files were set aside in inboxes. */
  synchronized long setAside() {
    return inboxes.values().stream().mapToLong(InboxState::setAside).sum();
  }

  /** The class of a capture that is held. */
  synchronized Optional<String> classOfHeld(String capture) {
    return captures.find(capture).flatMap(CaptureState::classWhenHeld);
  }

  /** A press that waits for its turn, before anybody can take it. */
  synchronized void waiting(Press press) {
    CaptureState state =
        new CaptureState(press.capture(), press.documentClass().name(), clock.instant());
    state.steps().add(new Step(clock.instant(), "waits for the scanner", false));
    captures.add(state);
  }

  /** The same for the rest of a capture. */
  synchronized void restWaiting(Press press) {
    captures
        .find(press.capture())
        .ifPresent(state -> state.steps().add(state.restAsked(clock.instant())));
  }

  /** The same for a sheet that is to be fed once more. */
  synchronized void againWaiting(Press press) {
    captures
        .find(press.capture())
        .ifPresent(state -> state.steps().add(state.againAsked(clock.instant())));
  }

  /** The class of a capture that waits for a look at its pages. */
  synchronized Optional<String> classOfChecked(String capture) {
    return captures.find(capture).flatMap(CaptureState::classWhenChecked);
  }

  private void againRefused(Press press, String why) {
    Optional<Step> step;
    synchronized (this) {
      Optional<CaptureState> state = captures.find(press.capture());
      step = state.flatMap(found -> found.againRefused(why, clock.instant()));
      step.ifPresent(fresh -> state.orElseThrow().steps().add(fresh));
    }
    step.ifPresent(fresh -> log.step(press.capture(), fresh));
  }

  private void restRefused(Press press, String why) {
    Optional<Step> step;
    synchronized (this) {
      Optional<CaptureState> state = captures.find(press.capture());
      step = state.flatMap(found -> found.restRefused(why, clock.instant()));
      step.ifPresent(fresh -> state.orElseThrow().steps().add(fresh));
    }
    step.ifPresent(fresh -> log.step(press.capture(), fresh));
  }

  /** A press that could not be taken after all. */
  synchronized void forget(Press press) {
    captures.remove(press.capture());
  }

  /** Nothing comes of a press, unless that was told already, or sheets were fed for it. */
  void refused(Press press, String why) {
    if (press.task() instanceof Press.Rest) {
      restRefused(press, why);
      return;
    } else if (press.task() instanceof Press.Again) {
      againRefused(press, why);
      return;
    }
    synchronized (this) {
      if (captures.find(press.capture()).isEmpty()) {
        waiting(press);
      }
      if (!captures.find(press.capture()).map(CaptureState::unfed).orElse(false)) {
        return;
      }
    }
    on(new CaptureEvent.Empty(press.capture(), why));
  }

  @Override
  public void on(CaptureEvent event) {
    Map<String, Instant> later =
        event instanceof CaptureEvent.Sealed sealed ? dates.later(sealed.documents()) : Map.of();
    Optional<Step> step;
    synchronized (this) {
      Instant now = clock.instant();
      Optional<CaptureState> of = state(event);
      step = of.flatMap(state -> taken(state, event, now));
      of.ifPresent(state -> state.later(later));
      if (event instanceof CaptureEvent.Doubted doubted && doubts.size() < MOST_DOUBTS) {
        doubts.add("capture " + BoardLog.shown(event.capture()) + ": " + doubted.flaw());
      }
    }
    step.ifPresent(fresh -> log.step(event.capture(), fresh));
  }

  private Optional<CaptureState> state(CaptureEvent event) {
    Optional<CaptureState> known = captures.find(event.capture());
    if (known.isPresent()) {
      return known;
    }
    CaptureState fresh = null;
    if (event instanceof CaptureEvent.Started first) {
      fresh = new CaptureState(first.capture(), first.documentClass(), first.at());
    } else if (event instanceof CaptureEvent.ImportStarted file) {
      fresh = new CaptureState(file.capture(), file.documentClass(), file.at());
    } else if (event instanceof CaptureEvent.Resumed old) {
      fresh = new CaptureState(old.capture(), old.documentClass(), old.at());
    }
    Optional.ofNullable(fresh).ifPresent(captures::add);
    return Optional.ofNullable(fresh);
  }

  private Optional<Step> taken(CaptureState state, CaptureEvent event, Instant now) {
    Optional<Step> step = state.on(event, ++events, now);
    step.ifPresent(state.steps()::add);
    if (event instanceof CaptureEvent.Sealed sealed) {
      for (SealedDocument each : sealed.documents()) {
        captures
            .takeEarly(each.object())
            .forEach(target -> state.steps().add(state.copied(target, each.object(), now)));
      }
    }
    return step;
  }

  @Override
  public void on(DeliveryEvent event) {
    if (event instanceof DeliveryEvent.Copied copied) {
      copied(copied);
      return;
    }
    TargetBoard.Change change;
    synchronized (this) {
      change = targets.take(event, ++events, clock.instant());
    }
    change.tell(log);
  }

  private void copied(DeliveryEvent.Copied event) {
    Optional<CaptureState> capture;
    Step step;
    synchronized (this) {
      Instant now = clock.instant();
      capture = captures.of(event.object());
      if (capture.isPresent()) {
        step = capture.get().copied(event.target(), event.object(), now);
        capture.get().steps().add(step);
      } else {
        captures.early(event.object(), event.target());
        step = new Step(now, "copied to " + event.target() + " and read back", false);
      }
    }
    if (capture.isPresent()) {
      log.step(capture.get().id(), step);
    } else {
      log.document(event.document(), step);
    }
  }

  /**
   * One capture of the last ones.
   *
   * @param from number of the first step that is wanted
   */
  synchronized Optional<JsonObject> capture(String id, int from) {
    return captures
        .find(id)
        .map(
            state ->
                json(state)
                    .put("targets", places(state))
                    .put("steps", state.steps().from(from))
                    .put("next", state.steps().next()));
  }

  private JsonArray places(CaptureState state) {
    JsonArray places = new JsonArray();
    boolean sealed = !state.documents().isEmpty();
    boolean later = due(state).isPresent();
    targets
        .states()
        .forEach(
            (name, target) -> {
              boolean without = sealed && target.refused(state.sealedAt());
              String word = state.isOn(name) ? "has" : later ? "later" : without ? "lacks" : "due";
              places.add(
                  new JsonObject()
                      .put("name", name)
                      .put("state", word)
                      .put("message", word.equals("lacks") ? target.message() : ""));
            });
    return places;
  }

  /** When its documents go to the targets, if none of them is to be there yet. */
  private Optional<Instant> due(CaptureState state) {
    return dates.hold() ? state.due(targetNames, clock.instant()) : Optional.empty();
  }

  private JsonObject json(CaptureState state) {
    JsonObject json = state.json(targetNames);
    due(state).ifPresent(due -> json.put("due", due.toString()));
    return json;
  }

  /** Everything but the steps. */
  synchronized JsonObject json() {
    JsonArray all = new JsonArray();
    captures.all().forEach(state -> all.add(json(state)));
    JsonArray notes = new JsonArray();
    warnings.forEach(notes::add);
    recipients.forEach(notes::add);
    doubts.forEach(notes::add);
    return new JsonObject()
        .put("box", box)
        .put("started", started.toString())
        .put("now", clock.instant().toString())
        .put("scanner", scanner.json())
        .put("targets", targets.json())
        .put("store", targets.store())
        .put("inboxes", inboxesJson())
        .put("captures", all)
        .put("warnings", notes);
  }

  private JsonArray inboxesJson() {
    JsonArray all = new JsonArray();
    inboxes
        .values()
        .forEach(
            inbox ->
                all.add(
                    new JsonObject()
                        .put("name", inbox.name())
                        .put("folder", inbox.folder().toString())
                        .put("state", inbox.away() ? "away" : "watched")
                        .put("message", inbox.message())
                        .put("waiting", inbox.waiting())
                        .put("leftAlone", inbox.leftAlone())
                        .put("setAside", inbox.setAside())));
    return all;
  }
}
