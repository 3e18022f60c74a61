package org.sealpress.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.Month;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times as the ledger writes them: RFC 3339, UTC, always with milliseconds. */
final class Times {
  private static final String SHAPE = "0000-00-00T00:00:00.000Z";

  /** How many bytes a time takes. */
  static final int BYTES = SHAPE.length();

  private static final int MONTH = 5;
  private static final int DAY = 8;
  private static final int HOUR = 11;
  private static final int MINUTE = 14;
  private static final int SECOND = 17;
  private static final int MONTHS = 12;

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Times() {}

  static Instant toMillis(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }

  static String text(Instant time) {
    return FORM.format(time);
  }

  /**
   * The time of a text.
   *
   * @throws IllegalArgumentException when it is none
   */
  static Instant parse(String text) {
    try {
      Instant time = Instant.parse(text);
      if (text(time).equals(text)) {
        return time;
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(text + " is no time", e);
    }
    throw new IllegalArgumentException(text + " is not in the form " + SHAPE);
  }

  /** Whether {@link #parse} takes the bytes, found out without making objects. */
  static boolean isOne(byte[] line, int from, int to) {
    if (to - from != SHAPE.length()) {
      return false;
    }
    for (int i = 0; i < SHAPE.length(); i++) {
      byte b = line[from + i];
      char expected = SHAPE.charAt(i);
      if (expected == '0' ? b < '0' || b > '9' : b != expected) {
        return false;
      }
    }
    int month = number(line, from + MONTH, 2);
    int day = number(line, from + DAY, 2);
    return day >= 1
        && month >= 1
        && month <= MONTHS
        && day <= Month.of(month).length(Year.isLeap(number(line, from, 4)))
        && number(line, from + HOUR, 2) < 24
        && number(line, from + MINUTE, 2) < 60
        && number(line, from + SECOND, 2) < 60;
  }

  private static int number(byte[] line, int from, int digits) {
    int number = 0;
    for (int i = 0; i < digits; i++) {
      number = 10 * number + line[from + i] - '0';
    }
    return number;
  }
}
