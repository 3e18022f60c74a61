package org.sealpress.target;

import java.util.Objects;

/** A target that can't do what was asked: what, where, what was expected, what to do. */
public final class TargetFault extends Exception {
  private static final long serialVersionUID = 1L;

  /** What went wrong, by what the caller does next. */
  public enum Kind {
    /** The place can't be reached now (drive not in the slot, network down): try later. */
    UNAVAILABLE,
    /** No room left: another medium is needed. */
    FULL,
    /** It is not allowed, or the login is wrong: a person must look. */
    DENIED,
    /** There is nothing under that name. */
    NOT_FOUND,
    /** Other bytes are stored under that name already. */
    NAME_TAKEN,
    /** The content to be stored couldn't be read; the place is not to blame. */
    CONTENT_UNREADABLE,
    /** Reading or writing failed. */
    IO_ERROR
  }

  private final Kind kind;

  /** A fault with its reason. */
  public TargetFault(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** A fault. */
  public TargetFault(Kind kind, String message) {
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
