package org.sealpress.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.security.auth.Destroyable;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * The key with which the box signs what it makes: ECDSA on P-256 with SHA-256, and a certificate
 * that it has signed itself, as the seal of a machine. The same bytes always get the same signature
 * (RFC 6979). Safe for several threads; after {@link #close} it signs nothing more.
 */
public final class SealKey implements Destroyable, AutoCloseable {
  /** How long a certificate is good for. */
  static final Period VALIDITY = Period.ofYears(10);

  private static final String DETERMINISTIC = "SHA256withECDDSA";
  private static final String VERIFIED = "SHA256withECDSA";
  private static final int LONGEST_NAME = 64;
  private static final byte[] TRIAL = {'t', 'r', 'i', 'a', 'l'};

  private final byte[] pkcs8;
  private final X509Certificate certificate;
  private boolean destroyed;

  private SealKey(byte[] pkcs8, X509Certificate certificate) {
    this.pkcs8 = pkcs8;
    this.certificate = certificate;
  }

  /** Makes a new one. */
  static SealKey make(String box, Clock clock, SecureRandom random) {
    try {
      KeyKind kind = KeyKind.EC_P256;
      KeyPairGenerator generator =
          KeyPairGenerator.getInstance(kind.algorithm(), BouncyCastle.provider());
      generator.initialize(kind.parameters(), random);
      KeyPair keys = generator.generateKeyPair();
      String common = "Seal of " + box;
      X500Name name =
          new X500NameBuilder()
              .addRDN(BCStyle.O, "Sealpress")
              .addRDN(BCStyle.OU, "Seal of a machine, not of a person")
              .addRDN(BCStyle.CN, common.substring(0, Math.min(common.length(), LONGEST_NAME)))
              .build();
      KeyUsage usage = new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation);
      Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
      return new SealKey(
          keys.getPrivate().getEncoded(),
          SelfSigned.make(kind, keys, name, usage, now, VALIDITY, random));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key on P-256", e);
    }
  }

  /**
   * Reads one, and tries it.
   *
   * @param known certificates, among which is the key's when its file has none
   * @throws SealFault says what is wrong with the file
   */
  static SealKey read(Path file, List<X509Certificate> known) throws SealFault, IOException {
    KeyFile content = KeyFile.read(file, PassphraseSource.none());
    if (!content.algorithm().equals("EC")) {
      KeyLock.wipe(content.pkcs8());
      throw new SealFault(
          SealFault.Kind.NO_SEAL_KEY,
          file + " holds an " + content.algorithm() + " key; expected one on the curve P-256");
    }
    Optional<SealKey> fitting =
        Stream.concat(content.certificates().stream(), known.stream())
            .map(certificate -> new SealKey(content.pkcs8(), certificate))
            .filter(SealKey::fits)
            .findFirst();
    return fitting.orElseThrow(
        () -> {
          KeyLock.wipe(content.pkcs8());
          return new SealFault(
              SealFault.Kind.NO_SEAL_KEY,
              file + " has no certificate that belongs to its key; expected one after the key");
        });
  }

  private boolean fits() {
    try {
      Signature verify = Signature.getInstance(VERIFIED, BouncyCastle.provider());
      verify.initVerify(certificate);
      verify.update(TRIAL);
      return verify.verify(sign(TRIAL));
    } catch (GeneralSecurityException | SealFault e) {
      return false;
    }
  }

  /**
   * Signs.
   *
   * @return the signature, a DER sequence of two integers (RFC 3279)
   * @throws SealFault {@link SealFault.Kind#NO_SEAL_KEY} when the key is destroyed or of no use
   */
  synchronized byte[] sign(byte[] message) throws SealFault {
    if (destroyed) {
      throw new SealFault(SealFault.Kind.NO_SEAL_KEY, "the box's seal key was put away already");
    }
    try {
      Signature signature = Signature.getInstance(DETERMINISTIC, BouncyCastle.provider());
      signature.initSign(
          KeyFactory.getInstance("EC", BouncyCastle.provider())
              .generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new SealFault(
          SealFault.Kind.NO_SEAL_KEY, "the box's seal key can't sign: " + e.getMessage(), e);
    }
  }

  /** The certificate, which is no secret. */
  X509Certificate certificate() {
    return certificate;
  }

  /** SHA-256 of the certificate in hex, as {@code openssl x509 -fingerprint -sha256} prints it. */
  public String fingerprint() {
    return Certificates.fingerprint(certificate);
  }

  /** Until when the certificate is good. */
  public Instant notAfter() {
    return certificate.getNotAfter().toInstant();
  }

  /** Key and certificate in one file, so that they can't get apart; to be overwritten after use. */
  byte[] pem() {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    try {
      both.write(PemBlock.write("PRIVATE KEY", pkcs8));
      both.write(Certificates.pem(certificate));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return both.toByteArray();
  }

  @Override
  public synchronized void destroy() {
    KeyLock.wipe(pkcs8);
    destroyed = true;
  }

  @Override
  public synchronized boolean isDestroyed() {
    return destroyed;
  }

  @Override
  public void close() {
    destroy();
  }

  @Override
  public String toString() {
    return "*** of " + Certificates.describe(certificate);
  }
}
