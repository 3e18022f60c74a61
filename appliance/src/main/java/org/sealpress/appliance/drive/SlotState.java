package org.sealpress.appliance.drive;

import java.time.Instant;
import java.util.Locale;

/**
 * What is in a slot, in words for whoever stands before it.
 *
 * @param slot the target's name in the configuration
 * @param condition in one word
 * @param label of the drive that it is about; empty when none
 * @param message what that means and what to do; empty when there is nothing to say
 * @param since when it became so
 */
public record SlotState(
    String slot, Condition condition, String label, String message, Instant since) {

  /** In one word. */
  public enum Condition {
    /** Nothing is in it. */
    EMPTY,
    /** A drive of the set is in it and in use: not to be pulled. */
    IN,
    /** Somebody asked for the drive; it is not safe yet. */
    LEAVING,
    /** The drive was let go and may be pulled, or was. */
    SAFE,
    /** The drive was pulled without asking. */
    PULLED,
    /** What is in it is not written to. */
    REFUSED;

    /** How the status has it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
