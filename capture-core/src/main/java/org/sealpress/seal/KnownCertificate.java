package org.sealpress.seal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;

/** A certificate from elsewhere than the signature that it is to check. */
public final class KnownCertificate {
  private final X509Certificate certificate;

  KnownCertificate(X509Certificate certificate) {
    this.certificate = certificate;
  }

  /**
   * All of a file, PEM or DER.
   *
   * @throws SealFault when there is none
   */
  public static List<KnownCertificate> read(Path file) throws SealFault, IOException {
    return Certificates.read(file).stream().map(KnownCertificate::new).toList();
  }

  X509Certificate certificate() {
    return certificate;
  }

  /** SHA-256 of the certificate in hex, as {@code openssl x509 -fingerprint -sha256} prints it. */
  public String fingerprint() {
    return Certificates.fingerprint(certificate);
  }

  /** As PEM. */
  public byte[] pem() {
    return Certificates.pem(certificate);
  }

  /** For people: its subject, serial number and last day. */
  @Override
  public String toString() {
    return Certificates.describe(certificate);
  }
}
