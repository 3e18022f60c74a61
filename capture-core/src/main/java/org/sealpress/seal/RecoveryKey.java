package org.sealpress.seal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import javax.security.auth.Destroyable;
import org.sealpress.durable.DurableFiles;
import org.sealpress.durable.NewFile;
import org.sealpress.durable.OwnerOnly;

/**
 * A new private key and its self-signed certificate, made away from the box. The certificate goes
 * to the box; the key never does. {@link #close} overwrites the key's bytes here; copies that the
 * JDK's own key objects hold are left to the garbage collector.
 */
public final class RecoveryKey implements Destroyable, AutoCloseable {
  /** How long a certificate is good for unless another time is asked for. */
  public static final Period DEFAULT_VALIDITY = Period.ofYears(20);

  private static final int LONGEST_NAME = 64;

  private final byte[] pkcs8;
  private final X509Certificate certificate;
  private boolean destroyed;

  private RecoveryKey(byte[] pkcs8, X509Certificate certificate) {
    this.pkcs8 = pkcs8;
    this.certificate = certificate;
  }

  /**
   * Makes a key; RSA takes about a second. The certificate is good from a day ago, so that a box
   * with a slow clock takes it.
   *
   * @param commonName who holds the key, 1 to 64 characters (RFC 5280, ub-common-name)
   * @throws SealFault {@link SealFault.Kind#BAD_NAME}
   */
  public static RecoveryKey make(
      KeyKind kind, String commonName, Period validity, Clock clock, SecureRandom random)
      throws SealFault {
    String name = commonName.strip();
    if (name.isEmpty()
        || name.codePointCount(0, name.length()) > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw new SealFault(
          SealFault.Kind.BAD_NAME,
          "'"
              + Certificates.printable(name)
              + "' cannot be a certificate's name; give 1 to 64 characters without line breaks");
    }
    if (validity.isZero() || validity.isNegative()) {
      throw new IllegalArgumentException("a certificate that is good for " + validity);
    }
    try {
      KeyPairGenerator generator =
          KeyPairGenerator.getInstance(kind.algorithm(), BouncyCastle.provider());
      generator.initialize(kind.parameters(), random);
      KeyPair keys = generator.generateKeyPair();
      Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
      return new RecoveryKey(
          keys.getPrivate().getEncoded(), SelfSigned.make(kind, keys, name, now, validity, random));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key of kind " + kind, e);
    }
  }

  /** The certificate, which is no secret. */
  public X509Certificate certificate() {
    return certificate;
  }

  /** SHA-256 of the certificate in hex, as {@code openssl x509 -fingerprint -sha256} prints it. */
  public String fingerprint() {
    return Certificates.fingerprint(certificate);
  }

  /**
   * The key as PEM, {@code BEGIN ENCRYPTED PRIVATE KEY}, locked with a passphrase.
   *
   * @throws SealFault {@link SealFault.Kind#BAD_PASSPHRASE}
   */
  public byte[] keyPem(Passphrase passphrase, SecureRandom random) throws SealFault, IOException {
    if (destroyed) {
      throw new IllegalStateException("the key was destroyed");
    }
    passphrase.checkNew();
    return PemBlock.write("ENCRYPTED PRIVATE KEY", KeyLock.lock(pkcs8, passphrase, random));
  }

  /** The certificate as PEM. */
  public byte[] certificatePem() {
    return Certificates.pem(certificate);
  }

  /**
   * Writes both files, durably, the key readable by its owner only from its first moment. Nothing
   * is overwritten; when one cannot be written the other is not left behind.
   *
   * @throws java.nio.file.FileAlreadyExistsException names the file that is there
   * @throws SealFault {@link SealFault.Kind#BAD_PASSPHRASE}
   */
  public void write(Path keyFile, Path certificateFile, Passphrase passphrase, SecureRandom random)
      throws SealFault, IOException {
    byte[] keyPem = keyPem(passphrase, random);
    try (NewFile key = NewFile.create(keyFile, OwnerOnly.attributes(keyFile));
        NewFile certificateOut = NewFile.create(certificateFile)) {
      key.write(keyPem);
      certificateOut.write(certificatePem());
      key.commit();
      try {
        certificateOut.commit();
      } catch (IOException e) {
        DurableFiles.delete(keyFile);
        throw e;
      }
    }
  }

  @Override
  public void destroy() {
    KeyLock.wipe(pkcs8);
    destroyed = true;
  }

  @Override
  public boolean isDestroyed() {
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
