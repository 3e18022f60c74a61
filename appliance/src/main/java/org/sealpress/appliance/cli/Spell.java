package org.sealpress.appliance.cli;

import java.time.Duration;
import java.util.Locale;

/** Durations as a person says them: the two largest units. */
final class Spell {
  private Spell() {}

  /**
   * For example {@code 0.4 s}, {@code 12 s}, {@code 3 min 20 s}, {@code 2 h 5 min}, {@code 3 d}.
   */
  static String out(Duration duration) {
    long seconds = duration.toSeconds();
    if (duration.compareTo(Duration.ofMillis(9950)) < 0) {
      return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0)
          .replace(".0 s", " s");
    }
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return two(seconds / 60, "min", seconds % 60, "s");
    }
    if (seconds < 86_400) {
      return two(seconds / 3600, "h", seconds % 3600 / 60, "min");
    }
    return two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
  }

  private static String two(long large, String unit, long small, String smallUnit) {
    return large + " " + unit + (small == 0 ? "" : " " + small + " " + smallUnit);
  }
}
