package org.sealpress.appliance.torture;

import java.util.Optional;

/** Where a capture is, by what the daemon logs of it. */
enum Stage {
  /** The daemon is starting. */
  STARTING(1500, "\0"),
  /** Nothing is in hand. */
  IDLE(120, "copied to "),
  /** Sheets are fed. */
  FEEDING(200, "the feeder starts"),
  /** All sheets are fed, pages are read. */
  READING(150, "the feeder is empty"),
  /** The PDF is there and is being sealed. */
  SEALING(40, "PDF/A with "),
  /** The document is on the box and on its way to the drive. */
  DELIVERY(25, "sealed and stored on the box");

  private final int millis;
  private final String begin;

  Stage(int millis, String begin) {
    this.millis = millis;
    this.begin = begin;
  }

  /** About how long it lasts, in milliseconds. */
  int millis() {
    return millis;
  }

  boolean begins(String line) {
    return line.contains(": " + begin);
  }

  /** The stage that a line of the log is in; empty when it tells nothing. */
  static Optional<Stage> of(String line) {
    for (Stage stage : values()) {
      if (stage.begins(line)) {
        return Optional.of(stage);
      }
    }
    if (line.contains(": side ") && line.endsWith("is safe on the box")) {
      return Optional.of(FEEDING);
    }
    return line.contains(": goes on after a restart") ? Optional.of(READING) : Optional.empty();
  }
}
