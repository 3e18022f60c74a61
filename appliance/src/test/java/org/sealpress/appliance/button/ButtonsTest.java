package org.sealpress.appliance.button;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.button.ButtonState.Condition;
import org.sealpress.appliance.config.Config;
import org.sealpress.appliance.config.ConfigFile;

/** All buttons of a configuration together. */
class ButtonsTest {
  private static final int F13 = 183;
  private static final int F14 = 184;

  @TempDir Path folder;
  private final List<String> presses = new CopyOnWriteArrayList<>();

  private Config config() throws Exception {
    return ConfigFile.parse(
            """
            box: desk
            data: /d
            recipients: [a.pem, b.pem]
            targets: { t: { kind: folder, path: /t } }
            classes: { legal: {}, draft: {} }
            buttons:
              wire: { kind: gpio, chip: gpiochip77, line: 17 }
              unplugged: { kind: keypad, device: event1, keys: { enter: legal } }
              pedal: { kind: keypad, device: event2, keys: { f13: legal, f14: draft } }
              switch: { kind: http, class: draft }
            """,
            folder.resolve("sealpress.yaml"))
        .config();
  }

  private PressListener.Taken pressed(String documentClass, String source) {
    presses.add(documentClass + " by " + source);
    if (presses.size() == 2) {
      throw new IllegalStateException("who listens fails");
    }
    return PressListener.Taken.by("c" + presses.size());
  }

  private static ButtonState named(Buttons buttons, String name) {
    return buttons.states().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void await(Buttons buttons, String name, Condition condition) {
    Awaitility.await(name + " " + condition)
        .atMost(Duration.ofSeconds(60))
        .until(() -> named(buttons, name).condition() == condition);
  }

  @Test
  void thoseThatFailAreNamedAndTheOthersGoOn() throws Exception {
    try (InputDouble pedal = new InputDouble(folder.resolve("event2"));
        Buttons buttons =
            new Buttons(
                config(),
                (documentClass, source) -> pressed(documentClass.name(), source),
                Clock.systemUTC())) {
      buttons.start();
      await(buttons, "wire", Condition.AWAY);
      await(buttons, "unplugged", Condition.AWAY);
      await(buttons, "pedal", Condition.WATCHED);
      await(buttons, "switch", Condition.WATCHED);
      String why = named(buttons, "wire").message();
      assertTrue(why.contains("gpiochip77") || why.contains("apt-get install gpiod"), why);

      pedal.key(F13, 1);
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> presses.size() == 1);
      pedal.key(F14, 1);
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> presses.size() == 2);
      assertTrue(
          buttons.states().stream()
              .anyMatch(each -> each.message().startsWith("The last press was not taken")),
          buttons.states().toString());
      Optional<PressListener.Taken> taken = buttons.press("switch");
      assertEquals(Optional.of("c3"), taken.orElseThrow().capture());
      assertEquals(
          List.of(
              "legal by button pedal (f13)",
              "draft by button pedal (f14)",
              "draft by button switch"),
          presses);
      assertEquals(Optional.empty(), buttons.press("pedal"));
      assertEquals(Optional.empty(), buttons.press("other"));
      assertEquals(2, named(buttons, "pedal").presses());
    }
  }
}
