package org.sealpress.restore;

/** An archive that can't be worked on as it was named. The message says why, and what to do. */
public final class RestoreFault extends Exception {
  private static final long serialVersionUID = 1L;

  /** What went wrong, by what the caller does next. */
  public enum Kind {
    /** The places that were named hold different archives. */
    TWO_LEDGERS,
    /** Copies of one ledger differ where both have entries. */
    FORKED,
    /** A ledger is missing or not as it was written. */
    BROKEN,
    /** There is something already where something was to be made. */
    IN_THE_WAY,
    /** Documents, receipts or versions that were asked for are not there. */
    NOTHING,
    /** The key is of another archive, or of nobody for whom these documents are sealed. */
    WRONG_KEY,
    /** A receipt is not what it claims. */
    NOT_ACCEPTED
  }

  private final Kind kind;

  /** A fault. */
  public RestoreFault(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }
}
