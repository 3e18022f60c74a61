package org.sealpress.appliance.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Prints each step of a capture as it happens. */
final class Follower {
  private static final long EVERY_MILLIS = 100;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

  private final DaemonClient daemon;
  private final Consumer<String> out;

  Follower(DaemonClient daemon, Consumer<String> out) {
    this.daemon = daemon;
    this.out = out;
  }

  /** The capture in progress, or the first that begins after a status was taken. */
  String nextOf(JsonObject status) throws CliFailure, InterruptedException {
    Set<String> before = new HashSet<>();
    for (JsonObject capture : captures(status)) {
      if (List.of("scanning", "reading", "sealing").contains(capture.getString("state"))) {
        return capture.getString("id");
      }
      before.add(capture.getString("id"));
    }
    while (true) {
      for (JsonObject capture : captures(daemon.status())) {
        if (!before.contains(capture.getString("id"))) {
          return capture.getString("id");
        }
      }
      TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
    }
  }

  private static List<JsonObject> captures(JsonObject status) {
    JsonArray array = status.getJsonArray("captures");
    List<JsonObject> captures = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      captures.add(array.getJsonObject(i));
    }
    return captures;
  }

  /** Follows it until it is safe, came to nothing, or waits for something that is not there. */
  JsonObject follow(String capture) throws CliFailure, InterruptedException {
    int shown = 0;
    while (true) {
      // A press waits its turn; until then the daemon has not heard of the capture.
      JsonObject state = known(capture);
      JsonArray steps = state.getJsonArray("steps", new JsonArray());
      for (; shown < steps.size(); shown++) {
        JsonObject step = steps.getJsonObject(shown);
        LocalTime at =
            Instant.parse(step.getString("at")).atZone(ZoneId.systemDefault()).toLocalTime();
        out.accept(TIME.format(at) + "  " + step.getString("text"));
      }
      if (ended(state)) {
        return state;
      }
      TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
    }
  }

  private JsonObject known(String capture) throws CliFailure {
    JsonObject status = daemon.status();
    for (JsonObject state : captures(status)) {
      if (state.getString("id").equals(capture)) {
        return state.put("targets", status.getJsonArray("targets"));
      }
    }
    return new JsonObject();
  }

  private boolean ended(JsonObject capture) {
    String state = capture.getString("state", "");
    if (state.equals("sealed")) {
      return everyOtherIsBehind(capture);
    }
    return List.of("safe", "empty", "parked").contains(state);
  }

  /** Sealed, and each target either has it or says why it can't be given it now. */
  private boolean everyOtherIsBehind(JsonObject capture) {
    JsonArray targets = capture.getJsonArray("targets");
    JsonArray copies = capture.getJsonArray("copies");
    for (int i = 0; i < targets.size(); i++) {
      JsonObject target = targets.getJsonObject(i);
      boolean has = copies.contains(target.getString("name"));
      if (!has && !target.getString("state").equals("behind")) {
        return false;
      }
    }
    for (int i = 0; i < targets.size(); i++) {
      JsonObject target = targets.getJsonObject(i);
      if (!copies.contains(target.getString("name"))) {
        out.accept("not yet on " + target.getString("name") + ": " + target.getString("message"));
      }
    }
    return true;
  }

  /** How a verb ends that saw a capture end so. */
  static ExitCode code(JsonObject capture) {
    boolean flawed = !capture.getJsonArray("flaws", new JsonArray()).isEmpty();
    return switch (capture.getString("state", "")) {
      case "safe" -> flawed ? ExitCode.INCOMPLETE : ExitCode.DONE;
      case "sealed" -> ExitCode.TARGET;
      case "empty" -> ExitCode.SCANNER;
      default -> ExitCode.INCOMPLETE;
    };
  }
}
