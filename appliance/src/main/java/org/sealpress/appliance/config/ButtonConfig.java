package org.sealpress.appliance.config;

import java.nio.file.Path;
import java.util.Map;

/** A button that is none of the scanner's own. */
public sealed interface ButtonConfig {

  /** What the user calls it. */
  String name();

  /**
   * A contact on a GPIO line.
   *
   * @param chip such as {@code gpiochip0}
   * @param line its number on the chip, or its name
   * @param documentClass what a press captures
   */
  record Gpio(String name, String chip, String line, Pull pull, DocumentClass documentClass)
      implements ButtonConfig {}

  /** Where a line is while the button is up. */
  enum Pull {
    /** High; the button connects it to ground. */
    UP,
    /** Low; the button connects it to 3.3 V. */
    DOWN
  }

  /**
   * Keys of a USB device.
   *
   * @param device its file in {@code /dev/input}
   * @param keys what a press of each captures
   */
  record Keypad(String name, Path device, Map<String, DocumentClass> keys) implements ButtonConfig {
    /** Copies the map. */
    public Keypad {
      keys = Map.copyOf(keys);
    }
  }

  /**
   * A barcode reader that types like a keyboard.
   *
   * @param device its file in {@code /dev/input}
   * @param codes what each code that it reads captures
   */
  record Barcode(String name, Path device, Map<String, DocumentClass> codes)
      implements ButtonConfig {
    /** Copies the map. */
    public Barcode {
      codes = Map.copyOf(codes);
    }
  }

  /**
   * Another program.
   *
   * @param documentClass what a press captures
   */
  record Http(String name, DocumentClass documentClass) implements ButtonConfig {}
}
