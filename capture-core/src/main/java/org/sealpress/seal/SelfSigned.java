package org.sealpress.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes certificates that are signed by their own key: X.509 v3 (RFC 5280), no authority. */
final class SelfSigned {
  /** A box whose clock is somewhat behind must take a certificate that was made just now. */
  private static final Duration BACKDATED = Duration.ofDays(1);

  private static final int SERIAL_BITS = 128;

  private SelfSigned() {}

  /** Of a recovery key, for encryption only. */
  static X509Certificate make(
      KeyKind kind,
      KeyPair keys,
      String commonName,
      Instant now,
      Period validity,
      SecureRandom random) {
    X500Name name = new X500NameBuilder().addRDN(BCStyle.CN, commonName).build();
    boolean rsa = keys.getPublic().getAlgorithm().equals("RSA");
    KeyUsage usage = new KeyUsage(rsa ? KeyUsage.keyEncipherment : KeyUsage.keyAgreement);
    return make(kind, keys, name, usage, now, validity, random);
  }

  /** Of any key. */
  static X509Certificate make(
      KeyKind kind,
      KeyPair keys,
      X500Name name,
      KeyUsage usage,
      Instant now,
      Period validity,
      SecureRandom random) {
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              name,
              new BigInteger(SERIAL_BITS, random).setBit(0),
              Date.from(now.minus(BACKDATED)),
              Date.from(now.atZone(ZoneOffset.UTC).plus(validity).toInstant()),
              name,
              keys.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, usage);
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
      byte[] encoded =
          builder
              .build(
                  new JcaContentSignerBuilder(kind.signature())
                      .setProvider(BouncyCastle.provider())
                      .setSecureRandom(random)
                      .build(keys.getPrivate()))
              .getEncoded();
      return Certificates.decode(encoded);
    } catch (OperatorCreationException
        | CertificateException
        | IOException
        | NoSuchAlgorithmException e) {
      throw new IllegalStateException("self-signed certificate of " + name, e);
    }
  }
}
