package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.sealpress.appliance.button.Lamps;
import org.sealpress.appliance.config.LedConfig;
import org.sealpress.appliance.patrol.Patrol;
import org.sealpress.appliance.web.status.Headline;

/** Shows on lamps how the box is doing, by what its status says. */
final class LampPatrol extends Patrol {
  /** So long the lamp is on that says that a capture is safe. */
  static final Duration SAFE = Duration.ofSeconds(30);

  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Set<String> IDLE = Set.of("ready", "stopped");

  private final LedConfig config;
  private final Supplier<JsonObject> status;
  private final LongSupplier nanos;
  private final Lamps lamps;
  private Optional<Set<String>> safe = Optional.empty();
  private long safeSince;
  private boolean safeShown;

  /**
   * One that {@link #start} begins.
   *
   * @param status what {@code GET /api/status} answers
   * @param nanos a clock that is never set
   */
  LampPatrol(LedConfig config, Supplier<JsonObject> status, LongSupplier nanos) {
    this(config, status, nanos, new Lamps(config.chip(), config.lines()));
  }

  LampPatrol(LedConfig config, Supplier<JsonObject> status, LongSupplier nanos, Lamps lamps) {
    super("lamps", Duration.ZERO, PAUSE, Duration.ofSeconds(5));
    this.config = config;
    this.status = status;
    this.nanos = nanos;
    this.lamps = lamps;
  }

  /** What is wrong with the lamps; empty when nothing is. */
  String problem() {
    return lamps.problem();
  }

  @Override
  protected void round() {
    lamps.show(lines(status.get()));
  }

  /** The lines that are to be on by a status. */
  Set<Integer> lines(JsonObject now) {
    String scanner = now.getJsonObject("scanner", new JsonObject()).getString("state", "");
    Set<Integer> on = new TreeSet<>();
    if (scanner.equals("scanning")) {
      config.scanning().ifPresent(on::add);
    } else if (IDLE.contains(scanner)) {
      config.idle().ifPresent(on::add);
    }
    if (isSafeNow(now)) {
      config.safe().ifPresent(on::add);
    }
    if (!Headline.in(now).well()) {
      config.attention().ifPresent(on::add);
    }
    return on;
  }

  /** Whether a capture has got into all its places a moment ago. */
  private boolean isSafeNow(JsonObject now) {
    Set<String> all = new HashSet<>();
    JsonArray captures = now.getJsonArray("captures", new JsonArray());
    for (int i = 0; i < captures.size(); i++) {
      JsonObject each = captures.getJsonObject(i);
      if (each.getString("state", "").equals("safe")) {
        all.add(each.getString("id", ""));
      }
    }
    if (safe.filter(before -> !before.containsAll(all)).isPresent()) {
      safeSince = nanos.getAsLong();
      safeShown = true;
    }
    safe = Optional.of(all);
    safeShown &= nanos.getAsLong() - safeSince < SAFE.toNanos();
    return safeShown;
  }

  @Override
  public void close() {
    super.close();
    lamps.close();
  }
}
