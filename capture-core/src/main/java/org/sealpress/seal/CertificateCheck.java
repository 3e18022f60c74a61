package org.sealpress.seal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** Whether a certificate may be sealed for. */
final class CertificateCheck {
  /**
   * 128 bits of security (NIST SP 800-57), as everything else here has; BSI TR-02102-1 asks for
   * 3000 bits since 2024. What is sealed today may be kept for decades.
   */
  private static final int SHORTEST_RSA = 3072;

  private static final Set<ASN1ObjectIdentifier> CURVES =
      Set.of(
          SECObjectIdentifiers.secp256r1,
          SECObjectIdentifiers.secp384r1,
          SECObjectIdentifiers.secp521r1);

  private static final int KEY_ENCIPHERMENT = 2;
  private static final int KEY_AGREEMENT = 4;

  private CertificateCheck() {}

  /**
   * Checks time, key and usage.
   *
   * @throws SealFault names file and subject, what was expected and what to do
   */
  static void check(Recipient recipient, Clock clock) throws SealFault {
    checkTime(recipient, clock);
    checkUsable(recipient);
  }

  /** Checks key and usage only. */
  static void checkUsable(Recipient recipient) throws SealFault {
    checkReadable(recipient);
    checkUndamaged(recipient);
  }

  private static void checkTime(Recipient recipient, Clock clock) throws SealFault {
    X509Certificate certificate = recipient.certificate();
    Instant now = clock.instant();
    if (now.isAfter(certificate.getNotAfter().toInstant())) {
      throw fault(
          SealFault.Kind.CERT_EXPIRED,
          recipient,
          "expired on "
              + Certificates.day(certificate.getNotAfter())
              + " (today is "
              + now.truncatedTo(ChronoUnit.SECONDS)
              + "); make a new one with `sealpress keys new`, or set the clock if it is wrong");
    }
    if (now.isBefore(certificate.getNotBefore().toInstant())) {
      throw fault(
          SealFault.Kind.CERT_NOT_YET_VALID,
          recipient,
          "is valid only from "
              + certificate.getNotBefore().toInstant()
              + ", and this computer's clock says "
              + now.truncatedTo(ChronoUnit.SECONDS)
              + "; set the clock, or wait");
    }
  }

  private static void checkKey(Recipient recipient) throws SealFault {
    PublicKey key = recipient.certificate().getPublicKey();
    SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(key.getEncoded());
    ASN1ObjectIdentifier algorithm = info.getAlgorithm().getAlgorithm();
    int usage;
    if (key instanceof RSAPublicKey rsa && algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
      if (rsa.getModulus().bitLength() < SHORTEST_RSA) {
        throw unusable(
            recipient,
            "has an RSA key of "
                + rsa.getModulus().bitLength()
                + " bits; expected at least "
                + SHORTEST_RSA
                + ", since what is sealed today must stay closed for decades: make another with"
                + " `sealpress keys new`");
      }
      usage = KEY_ENCIPHERMENT;
    } else if (key instanceof ECPublicKey && algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      if (!(info.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier curve)
          || !CURVES.contains(curve)) {
        throw unusable(
            recipient, "has a key on another curve than P-256, P-384 or P-521: take one of these");
      }
      usage = KEY_AGREEMENT;
    } else {
      throw unusable(
          recipient,
          "has a key that cannot be sealed for ("
              + key.getAlgorithm()
              + "); expected RSA or EC: take the certificate of such a key");
    }
    boolean[] usages = recipient.certificate().getKeyUsage();
    if (usages != null && !usages[usage]) {
      throw unusable(
          recipient,
          "is not for encryption: its key usage lacks "
              + (usage == KEY_ENCIPHERMENT ? "keyEncipherment" : "keyAgreement")
              + "; take a certificate that was made for encryption");
    }
  }

  /**
   * A point that is not on its curve, a modulus that is none, or parts that the JDK reads and
   * Bouncy Castle does not: nothing can be sealed for it.
   */
  private static void checkReadable(Recipient recipient) throws SealFault {
    X509Certificate certificate = recipient.certificate();
    try {
      new JcaX509CertificateHolder(certificate);
      checkKey(recipient);
      PublicKeyFactory.createKey(certificate.getPublicKey().getEncoded());
    } catch (CertificateEncodingException | IOException | RuntimeException e) {
      throw new SealFault(
          SealFault.Kind.CERT_UNUSABLE,
          message(
              recipient,
              "is damaged: nothing can be sealed for it ("
                  + Certificates.printable(String.valueOf(e.getMessage()))
                  + "); copy it again from where it was made"),
          e);
    }
  }

  /**
   * A flipped bit in the public key would seal for nobody; a self-signed one proves its own key.
   */
  private static void checkUndamaged(Recipient recipient) throws SealFault {
    X509Certificate certificate = recipient.certificate();
    if (!certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
      return;
    }
    try {
      certificate.verify(certificate.getPublicKey());
    } catch (GeneralSecurityException e) {
      throw new SealFault(
          SealFault.Kind.CERT_UNUSABLE,
          message(
              recipient,
              "is damaged: its own signature does not fit; copy it again from where it was made"),
          e);
    }
  }

  private static SealFault unusable(Recipient recipient, String what) {
    return fault(SealFault.Kind.CERT_UNUSABLE, recipient, what);
  }

  private static SealFault fault(SealFault.Kind kind, Recipient recipient, String what) {
    return new SealFault(kind, message(recipient, what));
  }

  private static String message(Recipient recipient, String what) {
    return "the certificate " + recipient.file() + " (" + recipient.subject() + ") " + what;
  }
}
