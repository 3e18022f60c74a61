package org.sealpress.paper;

import java.util.Arrays;
import java.util.HexFormat;
import org.sealpress.durable.Sha256;

/** What is on a sheet: a key under its passphrase, and whose certificate it belongs to. */
public final class PaperKey {
  /** Hexadecimal digits of the certificate's SHA-256 fingerprint that are on a sheet. */
  public static final int CERTIFICATE_DIGITS = 12;

  /** Bytes of a key; RSA with 8192 bits has 4.8 kB. */
  static final int MOST_BYTES = 8000;

  static final int CHECK_BYTES = 6;
  private static final String NO_CERTIFICATE = "0".repeat(CERTIFICATE_DIGITS);

  private final byte[] encrypted;
  private final String certificate;

  private PaperKey(byte[] encrypted, String certificate) {
    this.encrypted = encrypted;
    this.certificate = certificate;
  }

  /**
   * A key.
   *
   * @param encrypted DER of PKCS#8 EncryptedPrivateKeyInfo
   * @param fingerprint SHA-256 of the certificate, hex, or its first 12 digits; empty when it is
   *     not known
   * @throws IllegalArgumentException when it is larger than any key
   */
  public static PaperKey of(byte[] encrypted, String fingerprint) {
    if (encrypted.length == 0 || encrypted.length > MOST_BYTES) {
      throw new IllegalArgumentException("a key of " + encrypted.length + " bytes");
    }
    String digits = fingerprint.isEmpty() ? NO_CERTIFICATE : fingerprint;
    return new PaperKey(encrypted.clone(), digits.substring(0, CERTIFICATE_DIGITS));
  }

  /** DER of PKCS#8 EncryptedPrivateKeyInfo. */
  public byte[] encrypted() {
    return encrypted.clone();
  }

  /** The first 12 digits of the certificate's SHA-256 fingerprint; empty when it is not known. */
  public String certificate() {
    return certificate.equals(NO_CERTIFICATE) ? "" : certificate;
  }

  /** The first 12 digits of the SHA-256 of the key's bytes: the checksum over the whole sheet. */
  public String check() {
    return check(encrypted);
  }

  static String check(byte[] encrypted) {
    return Sha256.of(encrypted).substring(0, 2 * CHECK_BYTES);
  }

  byte[] certificateBytes() {
    return HexFormat.of().parseHex(certificate);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PaperKey that
        && Arrays.equals(encrypted, that.encrypted)
        && certificate.equals(that.certificate);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(encrypted);
  }

  @Override
  public String toString() {
    return "*** of the certificate " + certificate();
  }
}
