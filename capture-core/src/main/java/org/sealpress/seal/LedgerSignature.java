package org.sealpress.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Signatures of ledgers: Ed25519 (RFC 8032, section 5.1), without context or prehash. */
public final class LedgerSignature {
  /** Bytes of a public key. */
  public static final int PUBLIC_KEY_BYTES = Ed25519.PUBLIC_KEY_SIZE;

  /** Bytes of a signature. */
  public static final int BYTES = Ed25519.SIGNATURE_SIZE;

  private LedgerSignature() {}

  /** Whether these can be a public key: a point of the large subgroup in its one encoding. */
  public static boolean isPublicKey(byte[] bytes) {
    return bytes.length == PUBLIC_KEY_BYTES && Ed25519.validatePublicKeyFull(bytes, 0);
  }

  /** The public key as PEM (RFC 8410, section 4), as openssl reads it. */
  public static byte[] publicKeyPem(byte[] publicKey) {
    try {
      return PemBlock.write(
          "PUBLIC KEY",
          new SubjectPublicKeyInfo(
                  new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519), publicKey)
              .getEncoded());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the key's owner has signed the message. */
  public static boolean verifies(byte[] publicKey, byte[] message, byte[] signature) {
    return publicKey.length == PUBLIC_KEY_BYTES
        && signature.length == BYTES
        && Ed25519.verify(signature, 0, publicKey, 0, message, 0, message.length);
  }
}
