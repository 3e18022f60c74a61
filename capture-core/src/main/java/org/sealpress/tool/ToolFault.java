package org.sealpress.tool;

import java.util.Objects;

/**
 * A program that couldn't be run to its end. An exit code other than 0 is no fault: it is in the
 * {@link ToolResult}. Messages hold no secret.
 */
public final class ToolFault extends Exception {
  private static final long serialVersionUID = 1L;

  /** What went wrong, by what the caller does next. */
  public enum Kind {
    /** The program isn't on this machine; the message names the package to install. */
    NOT_INSTALLED,
    /** The system refused to start it. */
    NOT_STARTED,
    /** It ran longer, or was silent longer, than it may; it was stopped with all it had started. */
    TIMED_OUT,
    /** A signal ended it (out of memory, crash, a person). */
    KILLED,
    /** The calling thread was interrupted; the program was stopped. */
    INTERRUPTED,
    /** The stream to be fed to it failed; it was stopped without seeing an end of its input. */
    INPUT_FAILED,
    /** The stream that takes its output failed; it was stopped. */
    OUTPUT_FAILED,
    /** It ran, but its answer is not that of the program expected. */
    UNEXPECTED
  }

  private final Kind kind;

  /** A fault with its reason. */
  public ToolFault(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** A fault. */
  public ToolFault(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** What happened and what to do next; never null. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }
}
