package org.sealpress.appliance.button;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LampsTest {
  @TempDir Path folder;

  @Test
  void oneProgramHoldsAllLinesUntilTheyChange() throws Exception {
    try (GpioDouble chip = new GpioDouble(folder, false)) {
      chip.plug();
      long last = held(chip);
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> ProcessHandle.of(last).isEmpty());
      assertTrue(chip.calls().contains("gpioset --mode=signal gpiochip0 22=1 23=0"), chip.calls());
    }
  }

  private long held(GpioDouble chip) throws Exception {
    try (Lamps lamps = new Lamps("gpiochip0", Set.of(22, 23), chip.prefix())) {
      lamps.show(Set.of(22));
      long first = holder(chip, "22=1 23=0");
      lamps.show(Set.of(22));
      assertTrue(ProcessHandle.of(first).isPresent());
      Files.delete(folder.resolve("holder"));
      lamps.show(Set.of(23));
      long second = holder(chip, "22=0 23=1");
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> ProcessHandle.of(first).isEmpty());
      lamps.show(Set.of(23));
      assertEquals("", lamps.problem());
      return second;
    }
  }

  @Test
  void theSecondVersionHoldsWithoutBeingTold() throws Exception {
    try (GpioDouble chip = new GpioDouble(folder, true);
        Lamps lamps = new Lamps("gpiochip0", Set.of(5), chip.prefix())) {
      chip.plug();
      lamps.show(Set.of(5));
      holder(chip, "5=1");
      assertTrue(chip.calls().contains("gpioset --chip gpiochip0 5=1"), chip.calls());
    }
  }

  @Test
  void whatIsWrongIsToldAndTriedAgain() throws Exception {
    try (GpioDouble chip = new GpioDouble(folder, true);
        Lamps lamps = new Lamps("gpiochip0", Set.of(5), chip.prefix())) {
      lamps.show(Set.of(5));
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> lamps.problem().contains("there is no GPIO chip gpiochip0"));
      assertFalse(Files.exists(folder.resolve("holder")));
      chip.plug();
      lamps.show(Set.of(5));
      holder(chip, "5=1");
      lamps.show(Set.of(5));
      assertEquals("", lamps.problem());
    }
  }

  private long holder(GpioDouble chip, String values) {
    Path file = folder.resolve("holder");
    Awaitility.await(values)
        .atMost(Duration.ofSeconds(60))
        .until(() -> Files.exists(file) && Files.size(file) > 1 && chip.calls().contains(values));
    return Long.parseLong(read(file));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
