package org.sealpress.seal;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.security.auth.Destroyable;

/**
 * What a person types to open a key. Prints as {@code ***}; {@link #close} overwrites it. Bytes are
 * UTF-8, as {@code openssl} reads them from a UTF-8 terminal.
 */
public final class Passphrase implements Destroyable, AutoCloseable {
  /** The fewest characters of a new passphrase. */
  public static final int SHORTEST = 12;

  /** OpenSSL's prompt reads no more than 1023 bytes. */
  private static final int MOST_BYTES = 1023;

  private final char[] characters;
  private boolean destroyed;

  private Passphrase(char[] characters) {
    this.characters = characters;
  }

  /** Takes a copy and overwrites {@code characters}. */
  public static Passphrase takenFrom(char[] characters) {
    Passphrase passphrase = new Passphrase(characters.clone());
    Arrays.fill(characters, '\0');
    return passphrase;
  }

  /**
   * Whether a new key may be locked with this.
   *
   * @throws SealFault {@link SealFault.Kind#BAD_PASSPHRASE} says the rule
   */
  public void checkNew() throws SealFault {
    int length = Character.codePointCount(characters(), 0, characters.length);
    if (length < SHORTEST) {
      throw new SealFault(
          SealFault.Kind.BAD_PASSPHRASE,
          "the passphrase has "
              + length
              + " characters; it must have at least "
              + SHORTEST
              + ": take four or more random words");
    }
    for (char c : characters) {
      if (Character.isISOControl(c)) {
        throw new SealFault(
            SealFault.Kind.BAD_PASSPHRASE,
            "the passphrase has a control character (a line break or tab), which openssl cannot"
                + " read; leave it out");
      }
    }
    if (StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters)).remaining() > MOST_BYTES) {
      throw new SealFault(
          SealFault.Kind.BAD_PASSPHRASE,
          "the passphrase is longer than the " + MOST_BYTES + " bytes that openssl reads");
    }
  }

  char[] characters() {
    if (destroyed) {
      throw new IllegalStateException("the passphrase was destroyed");
    }
    return characters;
  }

  @Override
  public void destroy() {
    Arrays.fill(characters, '\0');
    destroyed = true;
  }

  @Override
  public boolean isDestroyed() {
    return destroyed;
  }

  @Override
  public void close() {
    destroy();
  }

  @Override
  public String toString() {
    return "***";
  }
}
