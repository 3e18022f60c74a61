package org.sealpress.ledger;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A ledger that cannot be used as it is. The message says which file, why, and what to do. */
public final class LedgerFault extends IOException {
  private static final long serialVersionUID = 1L;

  /** What went wrong, by what the caller does next. */
  public enum Kind {
    /** Another process or part of this one has it open for writing. */
    IN_USE,
    /** There is none. */
    MISSING,
    /** A line or file is not what it was. */
    DAMAGED,
    /** It has fewer entries than were signed. */
    ROLLED_BACK,
    /** Its entries are whole, but others than those that were signed. */
    FORKED
  }

  private final Kind kind;

  LedgerFault(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  LedgerFault(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }
}
