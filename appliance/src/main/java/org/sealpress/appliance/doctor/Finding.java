package org.sealpress.appliance.doctor;

import java.util.Locale;

/**
 * What a check has found.
 *
 * @param what as it is
 * @param remedy what to do; empty when nothing is to be done
 */
public record Finding(Level level, String what, String remedy) {

  /** Whether somebody has to do something. */
  public enum Level {
    /** As it should be. */
    GOOD,
    /** Good to know; right for some boxes. */
    NOTE,
    /** Something must be done. */
    WRONG;

    /** As programs read it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Finding good(String what) {
    return new Finding(Level.GOOD, what, "");
  }

  static Finding note(String what, String remedy) {
    return new Finding(Level.NOTE, what, remedy);
  }

  static Finding wrong(String what, String remedy) {
    return new Finding(Level.WRONG, what, remedy);
  }
}
