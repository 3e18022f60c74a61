package org.sealpress.appliance.cli;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.sealpress.appliance.config.Shown;

/** Prints each step of a capture as it happens. */
final class Follower {
  private static final Duration EVERY = Duration.ofMillis(100);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

  private final DaemonClient daemon;
  private final Consumer<String> out;
  private final ZoneId zone;
  private final Duration every;

  Follower(DaemonClient daemon, Consumer<String> out) {
    this(daemon, out, ZoneId.systemDefault(), EVERY);
  }

  Follower(DaemonClient daemon, Consumer<String> out, ZoneId zone, Duration every) {
    this.daemon = daemon;
    this.out = out;
    this.zone = zone;
    this.every = every;
  }

  /** The capture in progress, or the first that begins after a status was taken. */
  String nextOf(JsonObject status) throws CliFailure, InterruptedException {
    Set<String> before = new HashSet<>();
    for (JsonObject capture : Listed.objects(status, "captures")) {
      if (Health.isOnItsWay(capture)) {
        return capture.getString("id");
      }
      before.add(capture.getString("id"));
    }
    while (true) {
      for (JsonObject capture : Listed.objects(daemon.status(), "captures")) {
        if (!before.contains(capture.getString("id"))) {
          return capture.getString("id");
        }
      }
      pause();
    }
  }

  /** Follows it until it is safe, came to nothing, or waits for something that is not there. */
  JsonObject follow(String id) throws CliFailure, InterruptedException {
    int next = 0;
    while (true) {
      JsonObject capture = daemon.capture(id, next);
      Listed.objects(capture, "steps").forEach(this::print);
      next = capture.getInteger("next", next);
      if (ended(capture)) {
        lacking(capture)
            .forEach(
                place -> print("not yet on " + place.getString("name") + ": " + message(place)));
        if (capture.containsKey("due")) {
          Instant due = Instant.parse(capture.getString("due"));
          print("its copies go to the targets from " + DAY.format(due.atZone(zone)));
        }
        return capture;
      }
      pause();
    }
  }

  private void pause() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(every.toMillis());
  }

  private void print(JsonObject step) {
    print(
        TIME.format(Instant.parse(step.getString("at")).atZone(zone))
            + "  "
            + step.getString("text"));
  }

  private void print(String line) {
    out.accept(Shown.plain(line));
  }

  private static String message(JsonObject place) {
    return place.getString("message", "");
  }

  private static boolean ended(JsonObject capture) {
    return switch (capture.getString("state", "")) {
      case "safe", "empty", "parked", "held", "checking", "discarded" -> true;
      case "sealed" ->
          Listed.objects(capture, "targets").stream()
              .noneMatch(place -> place.getString("state").equals("due"));
      default -> false;
    };
  }

  private static List<JsonObject> lacking(JsonObject capture) {
    return Listed.objects(capture, "targets").stream()
        .filter(place -> place.getString("state").equals("lacks"))
        .toList();
  }

  /** How a verb ends that saw a capture end so. */
  static ExitCode code(JsonObject capture) {
    boolean flawed = !Listed.strings(capture, "flaws").isEmpty();
    return switch (capture.getString("state", "")) {
      case "safe" -> flawed ? ExitCode.INCOMPLETE : ExitCode.DONE;
      case "sealed" ->
          !lacking(capture).isEmpty()
              ? ExitCode.TARGET
              : flawed ? ExitCode.INCOMPLETE : ExitCode.DONE;
      case "empty" -> ExitCode.SCANNER;
      case "discarded" -> ExitCode.DONE;
      default -> ExitCode.INCOMPLETE;
    };
  }
}
