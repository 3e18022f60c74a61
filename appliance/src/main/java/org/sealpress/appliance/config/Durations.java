package org.sealpress.appliance.config;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpress.appliance.config.Scalar.NotAllowed;

/** Durations such as {@code 200 ms} and {@code 10 min}. */
final class Durations {
  private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,9})\\s*([a-z]*)");
  private static final Map<String, ChronoUnit> UNITS = new LinkedHashMap<>();

  static {
    UNITS.put("ms", ChronoUnit.MILLIS);
    UNITS.put("s", ChronoUnit.SECONDS);
    UNITS.put("min", ChronoUnit.MINUTES);
    UNITS.put("h", ChronoUnit.HOURS);
    UNITS.put("d", ChronoUnit.DAYS);
  }

  private Durations() {}

  /** A duration within bounds, all as written in the file. */
  static Scalar<Duration> between(String least, String most, String example) {
    Duration shortest = exactly(least);
    Duration longest = exactly(most);
    return new Scalar<>(
        "a duration from " + least + " to " + most + " (" + String.join(", ", UNITS.keySet()) + ")",
        example,
        text -> {
          Duration duration = parse(text, example);
          if (duration.compareTo(shortest) < 0 || duration.compareTo(longest) > 0) {
            throw new NotAllowed();
          }
          return duration;
        });
  }

  private static Duration parse(String text, String example) throws NotAllowed {
    Matcher written = WRITTEN.matcher(text);
    if (!written.matches()) {
      throw new NotAllowed();
    }
    ChronoUnit unit = UNITS.get(written.group(2));
    if (unit == null) {
      throw new NotAllowed(
          written.group(2).isEmpty()
              ? "add the unit, for example `" + example + "`"
              : Nearest.hint(
                  written.group(2), UNITS.keySet(), "write the unit as in `" + example + "`"));
    }
    return Duration.of(Long.parseLong(written.group(1)), unit);
  }

  private static Duration exactly(String written) {
    try {
      return parse(written, written);
    } catch (NotAllowed e) {
      throw new IllegalArgumentException(written, e);
    }
  }
}
