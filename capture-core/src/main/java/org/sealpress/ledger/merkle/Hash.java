package org.sealpress.ledger.merkle;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A hash of the tree: 32 bytes, no secret. */
public final class Hash {
  /** How many bytes it has. */
  public static final int BYTES = 32;

  /** The root of a tree without entries: SHA-256 of nothing. */
  public static final Hash EMPTY =
      new Hash(
          HexFormat.of()
              .parseHex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));

  private static final int BASE64_LENGTH = 44;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The hash of these bytes, which are copied. */
  public static Hash of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "a hash of " + bytes.length + " bytes, expected " + BYTES + " (SHA-256)");
    }
    return new Hash(bytes.clone());
  }

  /** The same without a copy: nobody else may keep the bytes. */
  static Hash taking(byte[] bytes) {
    return new Hash(bytes);
  }

  /**
   * Reads base64 (RFC 4648, section 4, with padding) in its one canonical form.
   *
   * @throws IllegalArgumentException when it is not that of 32 bytes
   */
  public static Hash ofBase64(String text) {
    if (text.length() == BASE64_LENGTH) {
      Hash hash = of(Base64.getDecoder().decode(text));
      if (hash.base64().equals(text)) {
        return hash;
      }
    }
    throw new IllegalArgumentException("not the base64 of a hash, expected 44 characters");
  }

  /** In base64, as checkpoints and proofs have it. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** In lower-case hex. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  void putInto(ByteBuffer buffer) {
    buffer.put(bytes);
  }

  byte[] bytes() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return base64();
  }
}
