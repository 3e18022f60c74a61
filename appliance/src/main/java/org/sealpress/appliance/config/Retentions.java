package org.sealpress.appliance.config;

import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpress.appliance.config.Scalar.NotAllowed;
import org.sealpress.plan.Retention;

/** Retentions such as {@code 10 years} and {@code for ever}. */
final class Retentions {
  private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,5})\\s*([a-z]*)");
  private static final List<String> UNITS = List.of("years", "months", "days");
  private static final int MOST_YEARS = 1000;

  private Retentions() {}

  /** For ever, or a number of years, months or days. */
  static Scalar<Retention> retention() {
    return new Scalar<>(
        "`for ever`, or a number of years, months or days from 1 day to 1000 years",
        "for ever",
        Retentions::parse);
  }

  private static Retention parse(String text) throws NotAllowed {
    String plain = text.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ");
    if (plain.equals("for ever") || plain.equals("forever")) {
      return Retention.FOR_EVER;
    }
    Matcher written = WRITTEN.matcher(plain);
    if (!written.matches()) {
      throw new NotAllowed(
          Nearest.hint(plain, List.of("for ever"), "write for example `10 years`"));
    }
    int count = Integer.parseInt(written.group(1));
    String unit = written.group(2);
    Period period =
        switch (unit) {
          case "year", "years" -> Period.ofYears(count);
          case "month", "months" -> Period.ofMonths(count);
          case "day", "days" -> Period.ofDays(count);
          default ->
              throw new NotAllowed(
                  unit.isEmpty()
                      ? "add the unit, for example `10 years`"
                      : Nearest.to(unit, UNITS)
                          .map(near -> "did you mean `" + count + " " + near + "`?")
                          .orElse("write years, months or days"));
        };
    if (period.isZero() || period.toTotalMonths() > MOST_YEARS * 12L) {
      throw new NotAllowed("for documents that are never to be deleted write `for ever`");
    }
    return new Retention(period);
  }
}
