package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sealpress.appliance.button.Press;
import org.sealpress.delivery.DeliveryEvent;
import org.sealpress.delivery.DeliveryListener;
import org.sealpress.intake.CaptureEvent;
import org.sealpress.intake.CaptureListener;
import org.sealpress.scan.ScannerInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known of everything now. Every step is logged here too, in the same words. */
public final class Board implements CaptureListener, DeliveryListener {
  private static final Logger LOG = LoggerFactory.getLogger(Board.class);
  private static final int MOST_CAPTURES = 50;

  private final String box;
  private final Clock clock;
  private final Instant started;
  private final Set<String> targetNames;
  private final Map<String, TargetState> targets = new LinkedHashMap<>();
  private final Deque<CaptureState> captures = new ArrayDeque<>();
  private JsonObject scanner;
  private List<String> warnings = List.of();

  Board(String box, Set<String> targets, Clock clock) {
    this.box = box;
    this.clock = clock;
    this.started = clock.instant();
    this.targetNames = Set.copyOf(targets);
    for (String name : new TreeSet<>(targets)) {
      this.targets.put(name, new TargetState("unknown", 0, "", started));
    }
    this.scanner = scanner("starting", "", "");
  }

  private JsonObject scanner(String state, String device, String message) {
    return new JsonObject()
        .put("state", state)
        .put("device", device)
        .put("message", message)
        .put("since", clock.instant().toString());
  }

  synchronized void warn(List<String> lines) {
    warnings = List.copyOf(lines);
    lines.forEach(LOG::warn);
  }

  synchronized void scannerReady(ScannerInfo info) {
    String device = info.name();
    if (!scanner.getString("state").equals("ready")) {
      boolean scanning = scanner.getString("state").equals("scanning");
      scanner = scanner("ready", device, "");
      if (!scanning) {
        LOG.info("the scanner is ready: {} {} ({})", info.vendor(), info.model(), device);
      }
    }
  }

  synchronized void scanning() {
    scanner = scanner("scanning", scanner.getString("device"), "");
  }

  synchronized void scannerAway(String why) {
    if (!scanner.getString("message").equals(why)) {
      LOG.warn("the scanner can't be used: {}", why);
      scanner = scanner("away", scanner.getString("device"), why);
    }
  }

  synchronized void refused(Press press, String why) {
    on(new CaptureEvent.Started(press.capture(), press.documentClass().name(), clock.instant()));
    on(new CaptureEvent.Empty(press.capture(), why));
  }

  @Override
  public synchronized void on(CaptureEvent event) {
    if (event instanceof CaptureEvent.Started fresh) {
      add(new CaptureState(fresh.capture(), fresh.documentClass(), fresh.at()));
    } else if (event instanceof CaptureEvent.Resumed old) {
      add(new CaptureState(old.capture(), old.documentClass(), old.at()));
    }
    state(event.capture()).ifPresent(state -> step(state, state.on(event)));
  }

  private void add(CaptureState state) {
    captures.addFirst(state);
    if (captures.size() > MOST_CAPTURES) {
      captures.removeLast();
    }
  }

  private Optional<CaptureState> state(String capture) {
    return captures.stream().filter(state -> state.id().equals(capture)).findFirst();
  }

  private void step(CaptureState state, String text) {
    state.step(clock.instant(), text);
    LOG.info("capture {}: {}", state.id().substring(0, 6), text);
  }

  @Override
  public synchronized void on(DeliveryEvent event) {
    TargetState before =
        targets.getOrDefault(event.target(), new TargetState("unknown", 0, "", clock.instant()));
    Instant now = clock.instant();
    if (event instanceof DeliveryEvent.Copied copied) {
      captures.stream()
          .filter(state -> state.document().equals(copied.document()))
          .findFirst()
          .ifPresent(state -> step(state, state.copied(copied.target())));
    } else if (event instanceof DeliveryEvent.UpToDate) {
      targets.put(event.target(), before.becomes("up-to-date", 0, "", now));
    } else if (event instanceof DeliveryEvent.Behind behind) {
      if (!before.message().equals(behind.message())) {
        LOG.warn("target {}: {}", event.target(), behind.message());
      }
      targets.put(
          event.target(), before.becomes("behind", behind.waiting(), behind.message(), now));
    }
  }

  /** One capture of the last {@value #MOST_CAPTURES}. */
  public synchronized Optional<JsonObject> capture(String id) {
    return state(id).map(state -> state.json(targetNames));
  }

  /** Everything. */
  public synchronized JsonObject json() {
    JsonArray all = new JsonArray();
    captures.forEach(state -> all.add(state.json(targetNames)));
    JsonArray places = new JsonArray();
    targets.forEach((name, state) -> places.add(state.json(name)));
    return new JsonObject()
        .put("box", box)
        .put("started", started.toString())
        .put("now", clock.instant().toString())
        .put("scanner", scanner.copy())
        .put("targets", places)
        .put("captures", all)
        .put("warnings", new JsonArray(warnings));
  }
}
