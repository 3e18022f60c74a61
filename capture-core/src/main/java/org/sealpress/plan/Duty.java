package org.sealpress.plan;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that is due now, or late.
 *
 * @param kind what it is
 * @param subject the target, the drive or the thing to be done that it is about; may be empty
 * @param since since when; empty when that is a day of the calendar, which the text tells, or is
 *     not known
 * @param text what, as a sentence without a full stop
 * @param risk what may be lost, as a sentence without a full stop; may be empty
 * @param remedy what to do, without a full stop; may be empty
 */
public record Duty(
    Kind kind, String subject, Optional<Instant> since, String text, String risk, String remedy) {
  /** What there is to do. */
  public enum Kind {
    /** Documents are to be on a target. */
    COPIES,
    /** A drive is to be swapped, or documents are on no drive that is away. */
    DRIVES,
    /** Something that is to be done again and again. */
    CHORE;

    /** As programs read it. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
