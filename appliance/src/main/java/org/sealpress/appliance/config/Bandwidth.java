package org.sealpress.appliance.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpress.appliance.config.Scalar.NotAllowed;

/** How much of a line may be taken, as rclone's {@code --bwlimit} has it. */
final class Bandwidth {
  private static final String RATE = "(?:off|\\d{1,7}(?:\\.\\d{1,3})?[bkmg]?)";
  private static final String RATES = RATE + "(?::" + RATE + ")?";
  private static final String SLOT =
      "(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*-)?(?:[01]?\\d|2[0-3]):[0-5]\\d," + RATES;
  private static final Pattern TABLE = Pattern.compile(SLOT + "(?:\\s+" + SLOT + ")*");
  private static final Pattern PLAIN = Pattern.compile(RATES);
  private static final Pattern EACH = Pattern.compile("(\\d+(?:\\.\\d+)?)([bkmg]?)");
  private static final double KIB = 1024;
  private static final double LEAST = 16 * KIB;

  private Bandwidth() {}

  static Scalar<String> written() {
    return new Scalar<>(
        "bytes a second as rclone takes them (`512k`, `2M`, `off`), or a timetable of them such as"
            + " 08:00,512k 19:00,off",
        "08:00,512k 19:00,off",
        text -> {
          String lower = text.toLowerCase(Locale.ROOT);
          boolean table = TABLE.matcher(lower).matches();
          if (!table && !PLAIN.matcher(lower).matches()) {
            throw new NotAllowed();
          }
          for (String slot : lower.split("\\s+", -1)) {
            check(table ? slot.substring(slot.indexOf(',') + 1) : slot);
          }
          return text;
        });
  }

  private static void check(String rates) throws NotAllowed {
    for (String rate : rates.split(":", -1)) {
      Matcher parts = EACH.matcher(rate);
      if (parts.matches()) {
        double bytes = Double.parseDouble(parts.group(1)) * unit(parts.group(2));
        if (bytes > 0 && bytes < LEAST) {
          throw new NotAllowed(
              "give it 16k at least: with less, a document of some size would never be through");
        }
      }
    }
  }

  /** Without a unit rclone takes KiB. */
  private static double unit(String suffix) {
    return switch (suffix) {
      case "b" -> 1;
      case "m" -> KIB * KIB;
      case "g" -> KIB * KIB * KIB;
      default -> KIB;
    };
  }
}
