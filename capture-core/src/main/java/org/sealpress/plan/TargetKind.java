package org.sealpress.plan;

import java.util.Locale;

/** What kind of a place a target is, as far as it matters for where copies are safe. */
public enum TargetKind {
  /** A drive that comes and goes. */
  DRIVE,
  /** Somewhere else, over a network. */
  REMOTE,
  /** A folder. */
  FOLDER;

  /** For people: {@code 1 drive}, {@code 2 drives}. */
  public String counted(int number) {
    String word = name().toLowerCase(Locale.ROOT);
    return number + " " + word + (number == 1 ? "" : "s");
  }
}
