package org.sealpress.appliance.web.status;

import java.util.Arrays;
import java.util.Locale;

/** A traffic light, the best first. Pages also say it in a word and a shape. */
public enum Light {
  /** All is as it should be. */
  WELL,
  /** Something is being worked on; nobody has to do anything. */
  BUSY,
  /** Somebody should do something in the next days. */
  SOON,
  /** Somebody should do something now. */
  NOW;

  /** As programs read it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The light with this word. */
  static Light of(String word) {
    return Arrays.stream(values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("\"" + word + "\" is no light"));
  }

  /** Whether nobody has to do anything. */
  public boolean calm() {
    return this == WELL || this == BUSY;
  }

  Light or(Light other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
