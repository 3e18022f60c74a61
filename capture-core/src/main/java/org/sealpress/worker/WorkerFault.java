package org.sealpress.worker;

/** A page that no worker could deal with. */
public final class WorkerFault extends Exception {
  private static final long serialVersionUID = 1L;

  /** What went wrong, by what the caller does next. */
  public enum Kind {
    /** The page itself can't be read: trying again is of no use. */
    UNREADABLE,
    /** A language is missing or Tesseract is not installed: a person has to install it. */
    NOT_INSTALLED,
    /** The page could not be read back from the spool, or its image not be stored there. */
    SPOOL,
    /** The worker died, hung or talked nonsense. */
    BROKEN
  }

  private final Kind kind;

  /** A fault. */
  public WorkerFault(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** A fault with its reason. */
  public WorkerFault(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }
}
