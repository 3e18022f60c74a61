package org.sealpress.seal;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * Somebody who can open what is sealed.
 *
 * @param certificate the certificate
 * @param file where it was read from
 */
public record Recipient(X509Certificate certificate, Path file) {

  /** The certificate's subject, for example {@code CN=Recovery key}. */
  public String subject() {
    return Certificates.name(certificate.getSubjectX500Principal());
  }

  /** SHA-256 of the certificate in hex, as {@code openssl x509 -fingerprint -sha256} prints it. */
  public String fingerprint() {
    return Certificates.fingerprint(certificate);
  }

  /** The certificate as PEM. */
  public byte[] certificatePem() {
    return Certificates.pem(certificate);
  }

  /** When the certificate ends. */
  public Instant notAfter() {
    return certificate.getNotAfter().toInstant();
  }
}
