package org.sealpress.appliance.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpress.appliance.button.GpioDouble;
import org.sealpress.appliance.button.Lamps;
import org.sealpress.appliance.config.LedConfig;
import org.sealpress.appliance.web.status.Light;

class LampPatrolTest {
  private static final int IDLE = 22;
  private static final int SCANNING = 23;
  private static final int SAFE = 24;
  private static final int ATTENTION = 25;
  private static final LedConfig LED =
      new LedConfig(
          "gpiochip0",
          Optional.of(IDLE),
          Optional.of(SCANNING),
          Optional.of(SAFE),
          Optional.of(ATTENTION));

  @TempDir private Path folder;

  private final JsonObject status = status("ready", Light.WELL);
  private long nanos = Long.MAX_VALUE - 5; // it may start anywhere, and overflow

  private static JsonObject status(String scanner, Light light) {
    return new JsonObject()
        .put("scanner", new JsonObject().put("state", scanner))
        .put("headline", new JsonObject().put("light", light.word()));
  }

  private LampPatrol patrol(LedConfig led) {
    return new LampPatrol(led, () -> status, () -> nanos);
  }

  /** Captures, as ID and state in turns. */
  private JsonObject with(String... captures) {
    JsonArray all = new JsonArray();
    for (int i = 0; i < captures.length; i += 2) {
      all.add(new JsonObject().put("id", captures[i]).put("state", captures[i + 1]));
    }
    return status.put("captures", all);
  }

  @ParameterizedTest
  @CsvSource({
    "starting, WELL, ''",
    "ready, WELL, 22",
    "ready, BUSY, 22",
    "ready, SOON, 22 25",
    "stopped, NOW, 22 25",
    "scanning, BUSY, 23",
    "scanning, NOW, 23 25",
    "away, NOW, 25",
  })
  void eachStateHasItsLamps(String scanner, Light light, String expected) {
    Set<Integer> on = patrol(LED).lines(status(scanner, light));
    assertEquals(expected, String.join(" ", on.stream().map(String::valueOf).toList()));
  }

  @Test
  void whatGotSafeIsShownForHalfAMinute() {
    LampPatrol patrol = patrol(LED);
    assertEquals(Set.of(IDLE), patrol.lines(with("a", "sealed")));
    nanos += Duration.ofHours(1).toNanos();
    with("a", "safe");
    assertEquals(Set.of(IDLE, SAFE), patrol.lines(status));
    nanos += LampPatrol.SAFE.toNanos() - 1;
    assertEquals(Set.of(IDLE, SAFE), patrol.lines(status));
    nanos++;
    assertEquals(Set.of(IDLE), patrol.lines(status));
    nanos += Duration.ofDays(1).toNanos();
    assertEquals(Set.of(IDLE), patrol.lines(status));
  }

  @Test
  void theNextOneBeginsTheHalfMinuteAnew() {
    LampPatrol patrol = patrol(LED);
    patrol.lines(with("a", "sealing", "b", "reading"));
    patrol.lines(with("a", "safe", "b", "sealing"));
    nanos += LampPatrol.SAFE.toNanos() - 1;
    assertEquals(Set.of(IDLE, SAFE), patrol.lines(with("a", "safe", "b", "safe")));
    nanos += LampPatrol.SAFE.toNanos() - 1;
    assertEquals(Set.of(IDLE, SAFE), patrol.lines(status));
    nanos++;
    assertEquals(Set.of(IDLE), patrol.lines(with("b", "safe"))); // the list has forgotten the other
  }

  @Test
  void whatWasSafeAtTheStartLightsNoLamp() {
    LampPatrol patrol = patrol(LED);
    assertEquals(Set.of(IDLE), patrol.lines(with("a", "safe", "b", "sealed")));
    assertEquals(Set.of(IDLE), patrol.lines(status));
    assertEquals(Set.of(IDLE, SAFE), patrol.lines(with("a", "safe", "b", "safe")));
  }

  @Test
  void oneLineCanBeSeveralLampsAndOneThatIsNotThereIsNoneOn() {
    LedConfig one =
        new LedConfig(
            "gpiochip0", Optional.empty(), Optional.of(5), Optional.empty(), Optional.of(5));
    assertEquals(Set.of(), patrol(one).lines(status));
    assertEquals(Set.of(5), patrol(one).lines(status("scanning", Light.NOW)));
    assertEquals(Set.of(5), patrol(one).lines(status("ready", Light.SOON)));
  }

  @Test
  void aRoundSwitchesTheLampsAndSaysWhatIsWrongWithThem() throws Exception {
    try (GpioDouble chip = new GpioDouble(folder, true);
        Lamps lamps = chip.lamps(LED.lines());
        LampPatrol patrol = new LampPatrol(LED, () -> status, () -> nanos, lamps)) {
      patrol.round();
      until(patrol, "there is no GPIO chip gpiochip0");
      chip.plug();
      patrol.round();
      heldWith(chip, "22=1 23=0 24=0 25=0");
      patrol.round();
      assertEquals("", patrol.problem());
      status.mergeIn(status("scanning", Light.NOW));
      patrol.round();
      heldWith(chip, "22=0 23=1 24=0 25=1");
    }
  }

  private static void until(LampPatrol patrol, String problem) {
    Awaitility.await(problem)
        .atMost(Duration.ofSeconds(60))
        .until(() -> patrol.problem().contains(problem));
  }

  private static void heldWith(GpioDouble chip, String values) {
    Awaitility.await(values)
        .atMost(Duration.ofSeconds(60))
        .until(() -> chip.calls().contains("gpioset --chip gpiochip0 " + values));
  }
}
