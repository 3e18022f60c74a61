package org.sealpress.plan;

import java.util.Locale;

/**
 * Something about drives that a person should know.
 *
 * @param kind what it is
 * @param drive the label of the drive that it is about; empty when it is about none alone
 * @param text one line, with what to do, without a full stop
 */
public record Warning(Kind kind, String drive, String text) {

  /** What there is to warn of, the most important first. */
  public enum Kind {
    /** The clock can't be believed. */
    CLOCK(true),
    /** A drive has no room. */
    FULL(true),
    /** Copies on a drive are not what they should be. */
    DAMAGED(true),
    /** A document is on no drive that is away for too long. */
    EXPOSURE(true),
    /** A swap is late. */
    OVERDUE(true),
    /** No drive is in a slot. */
    NONE_IN(true),
    /** A drive was away for too long. */
    NOT_SEEN(true),
    /** A drive will have no room soon. */
    FULL_SOON(true),
    /** There is no drive. */
    NO_DRIVE(false),
    /** With one drive alone nothing is away while it is in the slot. */
    ONE_DRIVE(false),
    /** All drives are in slots. */
    NONE_AWAY(false),
    /** A drive was pulled, and was not looked at since. */
    PULLED(false),
    /** A drive came back, and was not looked at since. */
    UNCHECKED(false);

    private final boolean urgent;

    Kind(boolean urgent) {
      this.urgent = urgent;
    }

    /** Whether somebody has to do something. */
    public boolean isUrgent() {
      return urgent;
    }

    /** As programs read it: {@code full-soon}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
