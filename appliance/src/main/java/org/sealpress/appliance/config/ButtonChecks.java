package org.sealpress.appliance.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What no single key shows about buttons and lamps: two of them at one place, or nothing to press.
 */
final class ButtonChecks {
  private final Config config;
  private final Lines lines;
  private final Problems problems;
  private final Set<Integer> refused;
  private final Map<String, String> taken = new HashMap<>();

  private ButtonChecks(Config config, Lines lines, Problems problems) {
    this.config = config;
    this.lines = lines;
    this.problems = problems;
    this.refused = problems.lines();
  }

  static void run(Config config, Lines lines, Problems problems) {
    ButtonChecks checks = new ButtonChecks(config, lines, problems);
    config.buttons().forEach(checks::button);
    checks.lamps();
  }

  private void button(ButtonConfig button) {
    String key = "buttons." + button.name();
    if (lines.allOf(key).anyMatch(refused::contains)) {
      return;
    }
    if (button.name().equals("scanner")) {
      problems.add(
          lines.of(key),
          "`" + key + "` is called as the scanner's own buttons are",
          "expected another name",
          "rename it, or use `scanner.buttons`");
    }
    if (button instanceof ButtonConfig.Gpio gpio) {
      place(key + ".line", gpio.chip(), gpio.line(), key);
    } else if (button instanceof ButtonConfig.Keypad keypad) {
      pressable(key + ".keys", keypad.keys());
    } else if (button instanceof ButtonConfig.Barcode barcode) {
      pressable(key + ".codes", barcode.codes());
    }
  }

  private void pressable(String key, Map<String, DocumentClass> all) {
    if (all.isEmpty()) {
      problems.add(lines.of(key), "`" + key + "` has none", "expected at least one", "add one");
    }
  }

  private void place(String key, String chip, String line, String owner) {
    String other = taken.putIfAbsent(chip + " " + line, owner);
    if (other != null) {
      problems.add(
          lines.of(key),
          "`" + key + "` is line " + line + " of " + chip + ", which `" + other + "` has already",
          "expected a line that nothing else is on",
          "correct one of them");
    }
  }

  private void lamps() {
    LedConfig led = config.led();
    lamp("idle", led.idle());
    lamp("scanning", led.scanning());
    lamp("safe", led.safe());
    lamp("attention", led.attention());
  }

  /** A lamp may be on for several reasons, but not where a button is. */
  private void lamp(String name, Optional<Integer> line) {
    String key = "led." + name;
    if (line.isEmpty() || refused.contains(lines.of(key))) {
      return;
    }
    String place = config.led().chip() + " " + line.get();
    if (taken.containsKey(place)) {
      place(key, config.led().chip(), String.valueOf(line.get()), key);
    }
  }
}
