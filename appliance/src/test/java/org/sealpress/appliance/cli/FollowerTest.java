package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class FollowerTest {
  private final Script daemon = new Script();
  private final List<String> printed = new ArrayList<>();
  private final Follower follower =
      new Follower(daemon, printed::add, ZoneOffset.UTC, Duration.ofMillis(1));

  @Test
  void eachStepIsPrintedOnceAndInOrder() throws Exception {
    daemon.captures.add(capture("waiting", 1, "waits for the scanner"));
    daemon.captures.add(capture("scanning", 1));
    daemon.captures.add(capture("scanning", 3, "the feeder starts", "side 1 is safe on the box"));
    daemon.captures.add(capture("safe", 4, "copied to usb and read back"));

    JsonObject end = follower.follow("c1");

    assertEquals("safe", end.getString("state"));
    assertEquals(
        List.of(
            "09:15:00.250  waits for the scanner",
            "09:15:00.250  the feeder starts",
            "09:15:00.250  side 1 is safe on the box",
            "09:15:00.250  copied to usb and read back"),
        printed);
    assertEquals(List.of(0, 1, 1, 3), daemon.asked);
  }

  @Test
  void itGoesOnUntilNoTargetIsDueAndSaysWhichCantBeGivenItNow() throws Exception {
    daemon.captures.add(with(capture("sealed", 1), Map.of("usb", "due", "away", "lacks")));
    daemon.captures.add(with(capture("sealed", 1), Map.of("usb", "has", "away", "due")));
    daemon.captures.add(with(capture("sealed", 1), Map.of("usb", "has", "away", "lacks")));

    JsonObject end = follower.follow("c1");

    assertEquals(List.of("not yet on away: insert drive away"), printed);
    assertEquals(ExitCode.TARGET, Follower.code(end));
    assertEquals(3, daemon.asked.size());
  }

  @Test
  void withoutTargetsSealedIsTheEnd() throws Exception {
    daemon.captures.add(with(capture("sealed", 1), Map.of()));
    assertEquals(ExitCode.DONE, Follower.code(follower.follow("c1")));
  }

  @Test
  void itEndsWithTheSealingWhenCopiesAreDueLater() throws Exception {
    daemon.captures.add(
        with(capture("sealed", 1), Map.of("usb", "later")).put("due", "2026-11-29T02:00:00Z"));
    assertEquals(ExitCode.DONE, Follower.code(follower.follow("c1")));
    assertEquals(List.of("its copies go to the targets from Sun 29 Nov 02:00"), printed);
  }

  @ParameterizedTest
  @CsvSource({
    "safe,   false, DONE",
    "safe,   true,  INCOMPLETE",
    "sealed, false, DONE",
    "sealed, true,  INCOMPLETE",
    "parked, false, INCOMPLETE",
    "empty,  false, SCANNER"
  })
  void theExitCodeTellsHowItEnded(String state, boolean flawed, ExitCode code) throws Exception {
    JsonObject capture = capture(state, 1);
    if (flawed) {
      capture.getJsonArray("flaws").add("the feeder stopped");
    }
    daemon.captures.add(capture);
    assertEquals(code, Follower.code(follower.follow("c1")));
  }

  @Test
  void whatAScannerSaysCantSteerTheTerminal() throws Exception {
    daemon.captures.add(capture("empty", 1, "jam \u001b[2J\nall is well"));
    follower.follow("c1");
    assertEquals(List.of("09:15:00.250  jam \\u001b[2J\\nall is well"), printed);
  }

  @Test
  void aCaptureThatIsGoneEndsIt() {
    CliFailure failure = assertThrows(CliFailure.class, () -> follower.follow("c1"));
    assertEquals("none of the last captures has this id", failure.getMessage());
  }

  @Test
  void theCaptureInProgressIsTheNext() throws Exception {
    JsonObject status =
        status(capture("safe", 0).put("id", "old"), capture("reading", 0).put("id", "now"));
    assertEquals("now", follower.nextOf(status));
  }

  @Test
  void whenNothingIsInProgressTheNextIsTheFirstNewOne() throws Exception {
    daemon.statuses.add(status(capture("parked", 0).put("id", "old")));
    daemon.statuses.add(
        status(capture("safe", 0).put("id", "new"), capture("parked", 0).put("id", "old")));
    assertEquals("new", follower.nextOf(status(capture("parked", 0).put("id", "old"))));
  }

  private static JsonObject status(JsonObject... captures) {
    return new JsonObject().put("captures", new JsonArray(List.of(captures)));
  }

  private static JsonObject capture(String state, int next, String... steps) {
    JsonArray all = new JsonArray();
    for (String step : steps) {
      all.add(new JsonObject().put("at", "2026-11-24T09:15:00.250Z").put("text", step));
    }
    return new JsonObject()
        .put("id", "c1")
        .put("state", state)
        .put("flaws", new JsonArray())
        .put("targets", new JsonArray())
        .put("steps", all)
        .put("next", next);
  }

  private static JsonObject with(JsonObject capture, Map<String, String> targets) {
    JsonArray places = new JsonArray();
    targets.forEach(
        (name, state) ->
            places.add(
                new JsonObject()
                    .put("name", name)
                    .put("state", state)
                    .put("message", "insert drive " + name)));
    return capture.put("targets", places);
  }

  /** Says one thing after another. */
  private static final class Script extends DaemonClient {
    private final Deque<JsonObject> captures = new ArrayDeque<>();
    private final Deque<JsonObject> statuses = new ArrayDeque<>();
    private final List<Integer> asked = new ArrayList<>();

    Script() {
      super(URI.create("https://127.0.0.1:1"), trust());
    }

    private static DaemonTrust trust() {
      try {
        return new DaemonTrust("", SSLContext.getDefault());
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    JsonObject status() {
      return statuses.remove();
    }

    @Override
    JsonObject capture(String id, int from) throws CliFailure {
      asked.add(from);
      if (captures.isEmpty()) {
        throw new CliFailure(ExitCode.INCOMPLETE, "none of the last captures has this id");
      }
      return captures.remove();
    }
  }
}
