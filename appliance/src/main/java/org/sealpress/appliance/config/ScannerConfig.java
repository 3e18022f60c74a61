package org.sealpress.appliance.config;

import java.time.Duration;
import java.util.List;

/**
 * The scanner.
 *
 * @param host where the SANE daemon runs
 * @param port its TCP port
 * @param device SANE's device name as {@code scanimage -L} prints it, or {@code auto} for the only
 *     one
 * @param poll how often the buttons are read
 * @param pageLimit how long one page may take before the scanner counts as stuck
 * @param hold how long a capture whose feeder stopped waits for the rest before it is finished
 *     without it; with zero it does not wait
 * @param buttons what a press of a scanner button starts; empty when buttons are not read
 * @param share whether the scanner is let go of between two looks at its buttons, so that other
 *     programs can use it
 */
public record ScannerConfig(
    String host,
    int port,
    String device,
    Duration poll,
    Duration pageLimit,
    Duration hold,
    List<SensorButton> buttons,
    boolean share) {

  static final ScannerConfig DEFAULT =
      new ScannerConfig(
          "127.0.0.1",
          6566,
          "auto",
          Duration.ofMillis(200),
          Duration.ofMinutes(2),
          Duration.ofHours(1),
          List.of(),
          false);

  /** Copies the list. */
  public ScannerConfig {
    buttons = List.copyOf(buttons);
  }
}
