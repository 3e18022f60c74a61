package org.sealpress.scan.sane;

import au.com.southsky.jfreesane.SaneException;
import au.com.southsky.jfreesane.SaneStatus;
import java.io.IOException;
import java.util.OptionalDouble;
import java.util.Set;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.ScanFault.Kind;

/**
 * Sets single options. What the device can't do is a fault that names the option, what was asked
 * for and what there is; so is a value that the device quietly changes. An option that has its
 * value already is left alone: with most settings the device announces all its options anew, which
 * takes time between the press of the button and the first sheet.
 */
final class OptionWriter {
  private static final Set<String> YES = Set.of("yes", "true", "on", "1");
  private static final Set<String> NO = Set.of("no", "false", "off", "0");
  private static final double ROUNDING = 0.01;
  private static final double EQUAL = 1.0 / (1 << 16);

  private final Faults faults;

  private interface Attempt<T> {
    T run() throws IOException, SaneException;
  }

  OptionWriter(Faults faults) {
    this.faults = faults;
  }

  /**
   * Sets a number.
   *
   * @param tolerance how far from it the device may be
   * @param unit for the message
   * @return what the device made of it
   */
  double number(Setting setting, double asked, double tolerance, String unit)
      throws IOException, SaneException, ScanFault {
    String said = (Allowed.number(asked) + " " + unit).trim();
    OptionalDouble value = setting.allowed().fit(asked, tolerance);
    if (value.isEmpty() || !setting.isNumber()) {
      throw refused(setting, said, has((setting.allowed().tell() + " " + unit).trim()));
    }
    if (setting.readable()) {
      double now = setting.number();
      boolean same = Math.abs(now - value.getAsDouble()) <= EQUAL;
      if (same || (!setting.settable() && Math.abs(now - asked) <= tolerance)) {
        return now;
      }
    }
    if (!setting.settable()) {
      throw refused(setting, said, "it can't be set together with the rest");
    }
    double made = attempt(setting, said, () -> setting.set(value.getAsDouble()));
    if (Math.abs(made - asked) > Math.max(tolerance, ROUNDING)) {
      throw refused(setting, said, "the scanner makes it " + Allowed.number(made));
    }
    return made;
  }

  /** Sets a word. */
  void word(Setting setting, String value) throws IOException, SaneException, ScanFault {
    if (setting.readable() && setting.text().equals(value)) {
      return;
    }
    if (!setting.settable()) {
      throw refused(setting, value, "it can't be set together with the rest");
    }
    if (!setting.holds(value)) {
      throw refused(setting, value, "it is too long");
    }
    String made = attempt(setting, value, () -> setting.set(value));
    if (!made.equalsIgnoreCase(value)) {
      throw refused(setting, value, "the scanner makes it " + made);
    }
  }

  /** Sets an option of any type to a value that a person has written. */
  void any(Setting setting, String value) throws IOException, SaneException, ScanFault {
    switch (setting.type()) {
      case STRING -> {
        if (setting.allowed() instanceof Allowed.Texts texts && !texts.values().contains(value)) {
          throw refused(setting, value, has(texts.tell()));
        }
        word(setting, value);
      }
      case BOOLEAN -> {
        if (!setting.settable() || !(YES.contains(value) || NO.contains(value))) {
          throw refused(setting, value, has(setting.settable() ? "yes, no" : "it fixed"));
        }
        attempt(setting, value, () -> setting.flip(YES.contains(value)));
      }
      case BUTTON ->
          attempt(
              setting,
              value,
              () -> {
                setting.push();
                return true;
              });
      default -> number(setting, parse(setting, value), ROUNDING, "");
    }
  }

  private double parse(Setting setting, String value) throws ScanFault {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw refused(setting, value, has(setting.allowed().tell()));
    }
  }

  private <T> T attempt(Setting setting, String asked, Attempt<T> attempt)
      throws IOException, SaneException, ScanFault {
    try {
      return attempt.run();
    } catch (SaneException e) {
      if (e.getStatus() == SaneStatus.STATUS_INVAL
          || e.getStatus() == SaneStatus.STATUS_UNSUPPORTED) {
        ScanFault fault = refused(setting, asked, "the scanner refuses it");
        fault.initCause(e);
        throw fault;
      }
      throw e;
    }
  }

  /** The device has no such option. */
  ScanFault missing(String option, String asked) {
    return faults.of(
        Kind.UNSUPPORTED,
        "can't do this. " + option + ": asked for " + asked + ", the scanner has no such option",
        "Change the profile in the configuration.");
  }

  /** The device doesn't do this. */
  ScanFault refused(Setting setting, String asked, String why) {
    return faults.of(
        Kind.UNSUPPORTED,
        "can't do this. " + setting.name() + ": asked for " + asked + ", " + why,
        "Change the profile in the configuration.");
  }

  /** What there is instead. */
  static String has(String what) {
    return "the scanner has " + what;
  }
}
