package org.sealpress.appliance.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.sealpress.plan.Today;

/** Times and numbers for people. */
public final class Spelled {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);
  private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};

  private Spelled() {}

  /** A duration in its largest unit that is more than one: {@code 26 hours}, {@code 3 days}. */
  public static String of(Duration duration) {
    if (duration.toDays() > 1) {
      return Today.counted(duration.toDays(), "day");
    } else if (duration.toHours() > 1) {
      return Today.counted(duration.toHours(), "hour");
    } else if (duration.toMinutes() == Duration.ofHours(1).toMinutes()) {
      return "1 hour";
    } else if (duration.toMinutes() > 0) {
      return Today.counted(duration.toMinutes(), "minute");
    }
    return Today.counted(duration.toSeconds(), "second");
  }

  /** A time, with its weekday. */
  public static String of(Instant time, ZoneId zone) {
    return TIME.format(time.atZone(zone));
  }

  /** An amount of bytes. */
  public static String bytes(long bytes) {
    double amount = bytes;
    int unit = 0;
    while (amount >= 1000 && unit < UNITS.length - 1) {
      amount /= 1000;
      unit++;
    }
    String pattern = unit == 0 || amount >= 10 ? "%.0f %s" : "%.1f %s";
    return String.format(Locale.ROOT, pattern, amount, UNITS[unit]);
  }

  /** {@code 1 document is}, {@code 12 documents are}. */
  public static String are(long number, String what) {
    return Today.counted(number, what) + (number == 1 ? " is" : " are");
  }
}
