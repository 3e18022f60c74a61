package org.sealpress.seal;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.RecipientOperator;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipient;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.operator.GenericKey;

/**
 * Wraps an object's content key for a certificate, and unwraps it with a private key (RFC 5652,
 * section 6.2). The cryptography is Bouncy Castle's; the classes here only bring its two halves
 * together, because its own streaming writer knows no lengths up front.
 */
final class ContentKey {
  private ContentKey() {}

  /** The entry of one recipient, found again by issuer and serial number. */
  static RecipientInfo wrap(byte[] contentKey, X509Certificate certificate, SecureRandom random) {
    try {
      return generator(certificate, random)
          .generate(
              new GenericKey(Algorithms.content(new byte[Algorithms.NONCE_BYTES]), contentKey));
    } catch (GeneralSecurityException | CMSException e) {
      throw new IllegalStateException("sealing for " + Certificates.describe(certificate), e);
    }
  }

  private static RecipientInfoGenerator generator(X509Certificate certificate, SecureRandom random)
      throws GeneralSecurityException {
    if (certificate.getPublicKey() instanceof ECPublicKey) {
      KeyPairGenerator ephemeral = KeyPairGenerator.getInstance("EC", BouncyCastle.provider());
      ephemeral.initialize(new ECGenParameterSpec(curve(certificate)), random);
      KeyPair sender = ephemeral.generateKeyPair();
      return new JceKeyAgreeRecipientInfoGenerator(
              Algorithms.KEY_AGREEMENT,
              sender.getPrivate(),
              sender.getPublic(),
              Algorithms.KEY_WRAP)
          .addRecipient(certificate)
          .setSecureRandom(random)
          .setProvider(BouncyCastle.provider());
    }
    return new JceKeyTransRecipientInfoGenerator(certificate, Algorithms.OAEP)
        .setProvider(BouncyCastle.provider());
  }

  /** The curve's object identifier: by its name the sender's key is small, and openssl knows it. */
  private static String curve(X509Certificate certificate) {
    return SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded())
        .getAlgorithm()
        .getParameters()
        .toString();
  }

  /** The content key that was wrapped with RSA-OAEP. */
  static byte[] unwrapRsa(PrivateKey key, AlgorithmIdentifier algorithm, byte[] wrapped)
      throws CMSException {
    return new Transport(key).unwrap(algorithm, wrapped);
  }

  /** The content key that was wrapped under an ECDH agreement with {@code sender}. */
  static byte[] unwrapEc(
      PrivateKey key, AlgorithmIdentifier algorithm, SubjectPublicKeyInfo sender, byte[] wrapped)
      throws CMSException {
    return new Agreement(key).unwrap(algorithm, sender, wrapped);
  }

  private static final AlgorithmIdentifier CONTENT = new AlgorithmIdentifier(Algorithms.CONTENT);

  private static final class Transport extends JceKeyTransRecipient {
    Transport(PrivateKey key) {
      super(key);
      setProvider(BouncyCastle.provider());
      setKeySizeValidation(true);
    }

    byte[] unwrap(AlgorithmIdentifier algorithm, byte[] wrapped) throws CMSException {
      return extractSecretKey(algorithm, CONTENT, wrapped).getEncoded();
    }

    @Override
    public RecipientOperator getRecipientOperator(
        AlgorithmIdentifier key, AlgorithmIdentifier content, byte[] wrapped) {
      throw new UnsupportedOperationException("only the key is asked for");
    }
  }

  private static final class Agreement extends JceKeyAgreeRecipient {
    Agreement(PrivateKey key) {
      super(key);
      setProvider(BouncyCastle.provider());
    }

    byte[] unwrap(AlgorithmIdentifier algorithm, SubjectPublicKeyInfo sender, byte[] wrapped)
        throws CMSException {
      return extractSecretKey(algorithm, CONTENT, sender, null, wrapped).getEncoded();
    }

    @Override
    public RecipientOperator getRecipientOperator(
        AlgorithmIdentifier key,
        AlgorithmIdentifier content,
        SubjectPublicKeyInfo sender,
        ASN1OctetString material,
        byte[] wrapped) {
      throw new UnsupportedOperationException("only the key is asked for");
    }
  }
}
