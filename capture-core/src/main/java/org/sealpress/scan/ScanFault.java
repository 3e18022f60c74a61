package org.sealpress.scan;

/**
 * A scanner that can't do what was asked. The message is for the person at the desk: what happened
 * and what to do next.
 */
public final class ScanFault extends Exception {
  private static final long serialVersionUID = 1L;

  /** What went wrong, by what the caller does next. */
  public enum Kind {
    /** Nobody answers at the address of the SANE daemon. */
    UNREACHABLE,
    /** The daemon has no such device. */
    NO_SUCH_DEVICE,
    /** The daemon knows the device but can't open it: it is asleep or switched off. */
    ASLEEP,
    /** Another program holds the scanner, or it is warming up. */
    BUSY,
    /** The daemon refuses this host or user. */
    ACCESS_DENIED,
    /** The device lacks an option or a value that the profile asks for. */
    UNSUPPORTED,
    /** A sheet is stuck. */
    JAMMED,
    /** A cover is open. */
    COVER_OPEN,
    /** Two sheets went through at once. */
    DOUBLE_FEED,
    /** Fewer or more bytes came than the page has. */
    BAD_FRAME,
    /** The scanner stopped answering; its time limit ran out. */
    TIMED_OUT,
    /** The page would be larger than is allowed. */
    TOO_LARGE,
    /** The scan was cancelled at the scanner. */
    CANCELLED,
    /** The device or the connection failed. */
    IO_ERROR
  }

  private final Kind kind;
  private final String message;

  /** A fault with its reason. */
  public ScanFault(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.message = message;
    this.kind = kind;
  }

  /** A fault. */
  public ScanFault(Kind kind, String message) {
    super(message);
    this.message = message;
    this.kind = kind;
  }

  /** For the person at the desk. */
  @Override
  public String getMessage() {
    return message;
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }
}
