package org.sealpress.seal;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Base64;

/**
 * A signature by the holder of a recovery key, for who has only the certificate: RSASSA-PSS with
 * SHA-256 and a salt of 32 bytes (RFC 8017), or ECDSA with SHA-256 in DER (RFC 3279).
 */
public final class HolderSignature {
  private HolderSignature() {}

  /** Signs; base64. */
  public static String sign(OpeningKey key, byte[] message, SecureRandom random) {
    try {
      Signature signer = Signature.getInstance(scheme(key.isRsa()), BouncyCastle.provider());
      signer.initSign(key.privateKey(), random);
      signer.update(message);
      return Base64.getEncoder().encodeToString(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that opens can sign", e);
    }
  }

  /** Whether this recipient's private key has signed it. */
  public static boolean verify(Recipient signer, byte[] message, String signature) {
    try {
      boolean rsa = signer.certificate().getPublicKey().getAlgorithm().equals("RSA");
      Signature verifier = Signature.getInstance(scheme(rsa), BouncyCastle.provider());
      verifier.initVerify(signer.certificate().getPublicKey());
      verifier.update(message);
      return verifier.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private static String scheme(boolean rsa) {
    return rsa ? "SHA256withRSAandMGF1" : "SHA256withECDSA";
  }
}
