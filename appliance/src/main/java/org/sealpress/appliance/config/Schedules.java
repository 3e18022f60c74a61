package org.sealpress.appliance.config;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpress.appliance.config.Scalar.NotAllowed;
import org.sealpress.plan.Schedule;

/** Schedules such as {@code at once} and {@code weekly sunday 02:00}. */
final class Schedules {
  private static final String TIME = "22:00";
  private static final List<String> WORDS =
      List.of("at once", "hourly", "daily", "weekly", "monthly");
  private static final List<String> WEEKDAYS =
      Arrays.stream(DayOfWeek.values()).map(day -> day.name().toLowerCase(Locale.ROOT)).toList();
  private static final Pattern CLOCK = Pattern.compile("([01]?[0-9]|2[0-3]):([0-5][0-9])");
  private static final Pattern NUMBER = Pattern.compile("[1-9]|[12][0-9]|3[01]");

  private Schedules() {}

  /** A schedule; capitals do not matter, nor whether spaces are written as hyphens. */
  static Scalar<Schedule> schedule() {
    return new Scalar<>(
        "`at once`, `hourly`, `daily 22:00`, `weekly sunday 02:00`, `monthly 1 02:00` or"
            + " `monthly last 23:00`",
        "at once",
        Schedules::parse);
  }

  private static Schedule parse(String text) throws NotAllowed {
    String plain = text.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ");
    List<String> words = List.of(plain.split(" ", -1));
    String rest = plain.substring(words.get(0).length()).strip();
    List<String> more = rest.isEmpty() ? List.of() : List.of(rest.split(" ", -1));
    if (plain.equals("at once")) {
      return Schedule.atOnce();
    }
    return switch (words.get(0)) {
      case "hourly" -> hourly(more);
      case "daily" -> daily(more);
      case "weekly" -> weekly(more);
      case "monthly" -> monthly(more);
      default -> throw new NotAllowed(hint(words.get(0), rest, plain));
    };
  }

  /** What was meant, with what was right of it. */
  private static String hint(String first, String rest, String plain) {
    if (Nearest.to(plain, WORDS).filter("at once"::equals).isPresent()) {
      return "did you mean `at once`?";
    }
    Optional<String> word = Nearest.to(first, WORDS.subList(1, WORDS.size()));
    if (word.isEmpty()) {
      return "use one of these";
    }
    String whole = (word.get() + " " + rest).strip();
    try {
      return "did you mean `" + parse(whole).text() + "`?";
    } catch (NotAllowed e) {
      return "did you mean `" + word.get() + "`?";
    }
  }

  private static Schedule hourly(List<String> more) throws NotAllowed {
    if (more.isEmpty()) {
      return Schedule.hourly();
    }
    throw new NotAllowed("write `hourly` alone: it is on every full hour");
  }

  private static Schedule daily(List<String> more) throws NotAllowed {
    if (more.size() > 1) {
      throw new NotAllowed("write for example `daily 22:00`");
    }
    return new Schedule.Daily(time(more, 0, "daily " + TIME));
  }

  private static Schedule weekly(List<String> more) throws NotAllowed {
    String example = "weekly sunday 02:00";
    if (more.isEmpty() || more.size() > 2 || CLOCK.matcher(more.get(0)).matches()) {
      throw new NotAllowed("add the day and the time, for example `" + example + "`");
    }
    int day = WEEKDAYS.indexOf(more.get(0));
    if (day < 0) {
      String rest = more.size() > 1 ? " " + more.get(1) : "";
      throw new NotAllowed(
          Nearest.to(more.get(0), WEEKDAYS)
              .map(near -> "did you mean `weekly " + near + rest + "`?")
              .orElse("write the day in full, for example `" + example + "`"));
    }
    return new Schedule.Weekly(DayOfWeek.of(day + 1), time(more, 1, example));
  }

  private static Schedule monthly(List<String> more) throws NotAllowed {
    if (more.isEmpty() || more.size() > 2 || CLOCK.matcher(more.get(0)).matches()) {
      throw new NotAllowed("add the day and the time, for example `monthly 1 02:00`");
    }
    boolean last = more.get(0).equals("last");
    if (!last && !NUMBER.matcher(more.get(0)).matches()) {
      throw new NotAllowed("write the day as a number from 1 to 31, or `last`");
    }
    int day = last ? Schedule.Monthly.LAST : Integer.parseInt(more.get(0));
    return new Schedule.Monthly(day, time(more, 1, "monthly " + more.get(0) + " 02:00"));
  }

  private static LocalTime time(List<String> words, int index, String example) throws NotAllowed {
    if (words.size() <= index) {
      throw new NotAllowed("add the time, for example `" + example + "`");
    }
    Matcher clock = CLOCK.matcher(words.get(index));
    if (!clock.matches()) {
      throw new NotAllowed("write the time from 00:00 to 23:59, for example `" + example + "`");
    }
    return LocalTime.of(Integer.parseInt(clock.group(1)), Integer.parseInt(clock.group(2)));
  }
}
