package org.sealpress.ledger.checkpoint;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A checkpoint, key or proof that is not what it should be. The message says what and why. */
public final class CheckpointFault extends IOException {
  private static final long serialVersionUID = 1L;

  /** What went wrong, by what the caller does next. */
  public enum Kind {
    /** It has not the form that it should have: damaged, or something else. */
    MALFORMED,
    /** None of the known keys has signed it. */
    UNKNOWN_KEY,
    /** A known key is named, but it has not signed this. */
    BAD_SIGNATURE,
    /** The proof does not prove the entry. */
    NOT_PROVEN
  }

  private final Kind kind;

  CheckpointFault(Kind kind, String message) {
    this(kind, message, null);
  }

  CheckpointFault(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  static CheckpointFault malformed(String message) {
    return new CheckpointFault(Kind.MALFORMED, message);
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }
}
