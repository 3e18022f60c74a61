package org.sealpress.target.drive;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;

/** A box's seal with a key of its own, by the JDK's Ed25519. */
final class TestSeal implements MarkerSeal {
  private static final String KEY = "1a2b3c4d";

  private final String origin;
  private final KeyPair pair;

  TestSeal(String origin) {
    this(origin, new SecureRandom());
  }

  /** With a key that depends on the random numbers alone. */
  TestSeal(String origin, SecureRandom random) {
    this.origin = origin;
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, random);
      pair = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String origin() {
    return origin;
  }

  @Override
  public Signature sign(byte[] text) {
    try {
      java.security.Signature signer = java.security.Signature.getInstance("Ed25519");
      signer.initSign(pair.getPrivate());
      signer.update(text);
      return Signature.of(KEY, signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean verify(byte[] text, Signature signature) {
    try {
      java.security.Signature verifier = java.security.Signature.getInstance("Ed25519");
      verifier.initVerify(pair.getPublic());
      verifier.update(text);
      return signature.key().equals(KEY) && verifier.verify(signature.bytes());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** The public key for openssl. */
  byte[] pem() {
    return ("-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.getPublic().getEncoded())
            + "\n-----END PUBLIC KEY-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
