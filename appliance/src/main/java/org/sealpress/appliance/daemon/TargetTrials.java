package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.sealpress.appliance.config.TargetConfig;
import org.sealpress.target.TargetFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tests targets for people who ask for it, one at a time of each. Safe for several threads. */
final class TargetTrials {
  private static final Logger LOG = LoggerFactory.getLogger(TargetTrials.class);
  private static final String STATE = "state";
  private static final String RUNNING = "running";

  private final Clock clock;
  private final Map<String, JsonObject> last = new ConcurrentHashMap<>();

  TargetTrials(Clock clock) {
    this.clock = clock;
  }

  /** How the last one of a target ended, or is doing; empty when there was none. */
  Optional<JsonObject> last(String target) {
    return Optional.ofNullable(last.get(target)).map(JsonObject::copy);
  }

  /**
   * Begins one, on a thread of its own.
   *
   * @return why not; empty when it has begun
   */
  synchronized Optional<String> begin(TargetConfig target) {
    JsonObject now = last.get(target.name());
    if (now != null && now.getString(STATE).equals(RUNNING)) {
      return Optional.of("it is being tested already: wait until that is done");
    }
    last.put(target.name(), state(RUNNING));
    Thread thread = new Thread(() -> run(target), "target-test");
    thread.setDaemon(true);
    thread.start();
    return Optional.empty();
  }

  private void run(TargetConfig target) {
    JsonObject end;
    try {
      JsonArray findings = new JsonArray();
      TargetTrial.of(target, clock).forEach(findings::add);
      end = state("passed").put("findings", findings);
    } catch (TargetFault | IllegalArgumentException e) {
      end = state("failed").put("message", String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) {
      LOG.error("{} could not be tested", target.name(), e);
      end = state("failed").put("message", "internal error; the log tells more");
    }
    last.put(target.name(), end);
  }

  private JsonObject state(String word) {
    return new JsonObject().put(STATE, word).put("at", clock.instant().toString());
  }
}
