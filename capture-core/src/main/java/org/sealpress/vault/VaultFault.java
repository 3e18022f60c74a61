package org.sealpress.vault;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Something that the vault cannot do. The message says which object, why, and what to do. */
public final class VaultFault extends IOException {
  private static final long serialVersionUID = 1L;

  /** What went wrong, by what the caller does next. */
  public enum Kind {
    /** The same version is being stored just now. */
    IN_PROGRESS,
    /** There is no such document. */
    UNKNOWN,
    /** A copy is not what was sealed. */
    WRONG_COPY,
    /** The catalog failed; it can be rebuilt. */
    CATALOG
  }

  private final Kind kind;

  VaultFault(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  VaultFault(Kind kind, String message) {
    this(kind, message, null);
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }
}
