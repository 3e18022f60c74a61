package org.sealpress.seal;

import org.jspecify.annotations.Nullable;

/**
 * A key, certificate or sealed object that is not what was expected. The message is one line for a
 * person: which file, what was expected, what is there, what to do.
 */
public final class SealFault extends Exception {
  private static final long serialVersionUID = 1L;

  /** What went wrong, by what the caller does next. */
  public enum Kind {
    /** The file cannot be read at all. */
    UNREADABLE,
    /** The key is encrypted and no passphrase was given. */
    PASSPHRASE_NEEDED,
    /** The passphrase does not open the key. */
    WRONG_PASSPHRASE,
    /** A new passphrase is too short or cannot be typed everywhere. */
    BAD_PASSPHRASE,
    /** A name that a certificate cannot carry. */
    BAD_NAME,
    /** No private key is in the file, or one of a kind that cannot open anything. */
    NOT_A_KEY,
    /** The key's file can be read by others than its owner. */
    KEY_EXPOSED,
    /** No certificate is in the file. */
    NOT_A_CERTIFICATE,
    /** Key and certificate do not belong together. */
    KEY_MISMATCH,
    /** There is nobody to seal for. */
    NO_RECIPIENT,
    /** The box's seal key is missing, damaged or another one than its certificate's. */
    NO_SEAL_KEY,
    /** The time-stamp authority does not answer; the stamp can be asked for later. */
    NO_TIME_STAMP,
    /** What the time-stamp authority answers is not accepted. */
    BAD_TIME_STAMP,
    /** The certificate's time is over. */
    CERT_EXPIRED,
    /** The certificate's time has not come, or the clock is wrong. */
    CERT_NOT_YET_VALID,
    /** The certificate is not for encryption, its key is weak, or it is damaged. */
    CERT_UNUSABLE,
    /** Two recipients have the same key. */
    CERT_TWICE,
    /** The document is larger than a sealed object may be. */
    TOO_LARGE,
    /** The document had more or fewer bytes than was said. */
    LENGTH_MISMATCH,
    /** The file is not a sealed object. */
    NOT_SEALED,
    /** The object is sealed with algorithms that are not accepted. */
    WRONG_ALGORITHM,
    /** The object was sealed for others. */
    NOT_FOR_THIS_KEY,
    /** The object was changed or cut off. */
    DAMAGED
  }

  private final Kind kind;

  SealFault(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  SealFault(Kind kind, String message) {
    this(kind, message, null);
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }
}
