package org.sealpress.restore.evidence;

/**
 * One thing that was to be checked. What was checked and did not hold is none: it ends the export.
 *
 * @param what a sentence for a person, true when it was checked
 * @param why it was not checked; empty when it was
 */
public record Check(String what, String why) {
  static Check ok(String what) {
    return new Check(what, "");
  }

  /** Whether it was checked, and holds. */
  public boolean done() {
    return why.isEmpty();
  }

  /** For people. */
  @Override
  public String toString() {
    return done() ? "OK: " + what : "NOT CHECKED: " + what + " Why: " + why + ".";
  }
}
