package org.sealpress.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes the certificates of {@link HttpsAuthority}: ECDSA P-256, by the JDK's own provider. */
final class HttpsCertificates {
  /** A browser whose clock is somewhat behind must take a certificate that was made just now. */
  private static final Duration BACKDATED = Duration.ofDays(1);

  private static final Period AUTHORITY = Period.ofYears(10);

  /** With the day before, the 397 days that browsers take at most. */
  private static final Duration SERVER = Duration.ofDays(396);

  private static final int SERIAL_BITS = 128;

  private HttpsCertificates() {}

  static HttpsIdentity authority(String box, Set<String> names, Instant now, SecureRandom random) {
    KeyPair keys = keys(random);
    X500Name name = name(box + " Sealpress authority " + Integer.toHexString(random.nextInt()));
    Instant end = now.atZone(ZoneOffset.UTC).plus(AUTHORITY).toInstant();
    try {
      X509v3CertificateBuilder builder = builder(name, name, keys.getPublic(), now, end, random);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
      builder.addExtension(Extension.nameConstraints, true, HttpsNames.constraints(names));
      return new HttpsIdentity(keys.getPrivate(), List.of(signed(builder, keys.getPrivate())));
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("the certificate of an authority of " + box, e);
    }
  }

  static HttpsIdentity server(
      String box, Set<String> names, HttpsIdentity authority, Instant now, SecureRandom random) {
    KeyPair keys = keys(random);
    X509Certificate above = authority.chain().get(0);
    X500Name issuer = X500Name.getInstance(above.getSubjectX500Principal().getEncoded());
    Instant end = now.plus(SERVER);
    if (end.isAfter(authority.notAfter())) {
      end = authority.notAfter();
    }
    try {
      X509v3CertificateBuilder builder =
          builder(issuer, name(box + " Sealpress"), keys.getPublic(), now, end, random);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(
          Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
      builder.addExtension(Extension.subjectAlternativeName, false, HttpsNames.of(names));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(above.getPublicKey()));
      return new HttpsIdentity(keys.getPrivate(), List.of(signed(builder, authority.key()), above));
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("the certificate of the web server of " + box, e);
    }
  }

  private static KeyPair keys(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(KeyKind.EC_P256.parameters(), random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("P-256 is part of every JDK", e);
    }
  }

  private static X500Name name(String commonName) {
    return new X500NameBuilder().addRDN(BCStyle.CN, commonName).build();
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer,
      X500Name subject,
      PublicKey key,
      Instant now,
      Instant end,
      SecureRandom random)
      throws IOException, GeneralSecurityException {
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            new BigInteger(SERIAL_BITS - 1, random).setBit(0),
            Date.from(now.minus(BACKDATED)),
            Date.from(end),
            subject,
            key);
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
    return builder;
  }

  private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey key)
      throws OperatorCreationException, IOException, GeneralSecurityException {
    return Certificates.decode(
        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)).getEncoded());
  }

  /** Whether a browser that trusts an authority takes a certificate of it, for all its names. */
  static boolean isAccepted(X509Certificate server, X509Certificate authority, Instant now) {
    try {
      server.verify(authority.getPublicKey());
      server.checkValidity(Date.from(now));
      return HttpsNames.areWithin(
          server.getExtensionValue(Extension.subjectAlternativeName.getId()),
          authority.getExtensionValue(Extension.nameConstraints.getId()));
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
