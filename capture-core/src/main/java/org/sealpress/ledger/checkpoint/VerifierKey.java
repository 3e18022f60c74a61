package org.sealpress.ledger.checkpoint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.sealpress.durable.Sha256;
import org.sealpress.seal.LedgerSignature;

/**
 * The public key of who signs notes, with its name (C2SP signed-note): {@code NAME+ID+base64(0x01
 * || key)}, where the id is the beginning of SHA-256 over name, newline, 0x01 and key.
 */
public final class VerifierKey {
  /** Bytes of a key's id. */
  static final int ID_BYTES = 4;

  private static final byte ED25519 = 1;
  private static final int SHOWN = 100;
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST = LONGEST_NAME + 80;

  private final String name;
  private final byte[] publicKey;
  private final byte[] id;

  private VerifierKey(String name, byte[] publicKey) {
    this.name = name;
    this.publicKey = publicKey;
    this.id = id(name, publicKey);
  }

  /** A key with its name. */
  public static VerifierKey of(String name, byte[] publicKey) {
    if (!isName(name) || !LedgerSignature.isPublicKey(publicKey)) {
      throw new IllegalArgumentException("no name, or no Ed25519 key: " + name);
    }
    return new VerifierKey(name, publicKey.clone());
  }

  /**
   * Reads one.
   *
   * @throws CheckpointFault {@link CheckpointFault.Kind#MALFORMED}
   */
  public static VerifierKey parse(String vkey) throws CheckpointFault {
    String[] parts = vkey.length() > LONGEST ? new String[0] : vkey.split("\\+", 3);
    if (parts.length == 3 && isName(parts[0])) {
      try {
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        if (typed.length == 1 + LedgerSignature.PUBLIC_KEY_BYTES && typed[0] == ED25519) {
          VerifierKey key = of(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
          if (key.toString().equals(vkey)) {
            return key;
          }
        }
      } catch (IllegalArgumentException e) {
        throw malformed(vkey, e);
      }
    }
    throw malformed(vkey, null);
  }

  private static CheckpointFault malformed(String vkey, @Nullable Throwable cause) {
    String shown = vkey.substring(0, Math.min(vkey.length(), SHOWN)).replaceAll("\\p{Cntrl}", "?");
    return new CheckpointFault(
        CheckpointFault.Kind.MALFORMED,
        "\""
            + shown
            + "\" is no verifier key: expected NAME+8 HEX DIGITS+BASE64 of an Ed25519 key, copied"
            + " whole",
        cause);
  }

  private static byte[] id(String name, byte[] publicKey) {
    MessageDigest digest = Sha256.digest();
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
    digest.update(ED25519);
    return Arrays.copyOf(digest.digest(publicKey), ID_BYTES);
  }

  /** Neither spaces nor a plus nor control characters, in Unicode's sense. */
  static boolean isName(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST_NAME
        && name.codePoints()
            .noneMatch(
                c ->
                    c == '+'
                        || Character.isSpaceChar(c)
                        || Character.isWhitespace(c)
                        || Character.isISOControl(c));
  }

  /** The signer's name, for a ledger's key the ledger's origin. */
  public String name() {
    return name;
  }

  /** The key's id in hex. */
  public String id() {
    return HexFormat.of().formatHex(id);
  }

  /** SHA-256 of the public key's 32 bytes, hex. */
  public String fingerprint() {
    return Sha256.of(publicKey);
  }

  /** The public key's 32 bytes (RFC 8032, section 5.1.5). */
  public byte[] publicKey() {
    return publicKey.clone();
  }

  byte[] idBytes() {
    return id.clone();
  }

  boolean hasSigned(byte[] text, byte[] signature) {
    return LedgerSignature.verifies(publicKey, text, signature);
  }

  /** As it is published. */
  @Override
  public String toString() {
    byte[] typed = new byte[1 + publicKey.length];
    typed[0] = ED25519;
    System.arraycopy(publicKey, 0, typed, 1, publicKey.length);
    return name + "+" + id() + "+" + Base64.getEncoder().encodeToString(typed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey key
        && name.equals(key.name)
        && Arrays.equals(publicKey, key.publicKey);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(publicKey);
  }
}
