package org.sealpress.appliance.config;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpress.appliance.config.Scalar.NotAllowed;

/**
 * A part of every day, by the clock on the wall.
 *
 * @param from the first minute
 * @param to the first minute that is none of it; before {@code from}: of the next day
 */
public record Hours(LocalTime from, LocalTime to) {
  private static final Pattern WRITTEN =
      Pattern.compile("([01]?\\d|2[0-3]):([0-5]\\d)\\s*-\\s*([01]?\\d|2[0-3]):([0-5]\\d)");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  /** Whether it is a time of these. */
  public boolean contains(LocalTime time) {
    boolean begun = !time.isBefore(from);
    boolean over = !time.isBefore(to);
    return from.isBefore(to) ? begun && !over : begun || !over;
  }

  @Override
  public String toString() {
    return TIME.format(from) + "-" + TIME.format(to);
  }

  static Scalar<Hours> written() {
    return new Scalar<>(
        "a part of the day, from and to in 24 hours, such as 19:00-06:00",
        "19:00-06:00",
        text -> {
          Matcher parts = WRITTEN.matcher(text);
          if (!parts.matches()) {
            throw new NotAllowed();
          }
          Hours hours =
              new Hours(
                  LocalTime.of(number(parts, 1), number(parts, 2)),
                  LocalTime.of(number(parts, 3), number(parts, 4)));
          if (hours.from().equals(hours.to())) {
            throw new NotAllowed("leave the key out for the whole day");
          }
          return hours;
        });
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }
}
