package org.sealpress.appliance.button;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.sealpress.appliance.config.Config;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All buttons of a box. One that fails does not disturb the others. */
public final class Buttons implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Buttons.class);

  private static final Duration LOOK = Duration.ofSeconds(1);

  /** So long after a key went down it is a press. */
  private static final Duration SETTLED = Touch.CONTACT.settle().plusMillis(1);

  private record Watched(Button button, ButtonWatch watch) {}

  private final Map<String, Watched> all = new LinkedHashMap<>();
  private final SensorButtons sensors;
  private final ScheduledExecutorService time =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "buttons");
            thread.setDaemon(true);
            return thread;
          });

  /** Those of a configuration, which {@link #start} begins to watch. */
  public Buttons(Config config, PressListener listener, Clock clock) {
    this.sensors = new SensorButtons(config.scanner().buttons());
    if (sensors.any()) {
      add(ButtonKinds.plan(config.scanner().buttons()), sensors, listener, clock);
    }
    config
        .buttons()
        .forEach(each -> add(ButtonKinds.plan(each), ButtonKinds.make(each), listener, clock));
  }

  private void add(ButtonPlan plan, Button button, PressListener listener, Clock clock) {
    all.put(
        plan.name(),
        new Watched(button, new ButtonWatch(plan, listener, clock, System::nanoTime, this::soon)));
  }

  /** The scanner's own, for the thread that reads them. */
  public SensorButtons sensors() {
    return sensors;
  }

  /** Begins. */
  public void start() {
    all.values().forEach(each -> each.button.start(each.watch));
    if (!all.isEmpty()) {
      var unused =
          time.scheduleWithFixedDelay(
              this::passed, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void soon() {
    if (!time.isShutdown()) {
      var unused = time.schedule(this::passed, SETTLED.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void passed() {
    for (Watched each : all.values()) {
      try {
        each.watch.passed();
      } catch (RuntimeException | Error e) { // the others must go on
        LOG.error("buttons: internal error", e);
      }
    }
  }

  /** How each is doing, in the order of the file, the scanner's first. */
  public List<ButtonState> states() {
    List<ButtonState> states = new ArrayList<>();
    all.values().forEach(each -> states.add(each.watch.state()));
    return states;
  }

  /** Presses one that other programs press; empty when there is none of this name. */
  public Optional<PressListener.Taken> press(String name) {
    Watched found = all.get(name);
    return found != null && found.button instanceof HttpButton button
        ? Optional.of(button.press())
        : Optional.empty();
  }

  @Override
  public void close() {
    time.shutdownNow();
    all.values().forEach(each -> each.button.close());
  }
}
