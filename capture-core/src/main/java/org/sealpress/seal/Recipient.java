package org.sealpress.seal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * Somebody who can open what is sealed.
 *
 * @param certificate the certificate
 * @param file where it was read from
 */
public record Recipient(X509Certificate certificate, Path file) {

  /** All certificates of a file; none when it holds none that can be read. */
  public static List<Recipient> readable(Path file) throws IOException {
    try {
      return Certificates.read(file).stream().map(each -> new Recipient(each, file)).toList();
    } catch (SealFault e) {
      return List.of();
    }
  }

  /**
   * All certificates of a file's content; none when it holds none that can be read.
   *
   * @param name what {@link #file} will say
   */
  public static List<Recipient> readable(byte[] content, Path name) {
    try {
      return Certificates.parse(content, name).stream()
          .map(each -> new Recipient(each, name))
          .toList();
    } catch (SealFault e) {
      return List.of();
    }
  }

  /** The certificate's subject, for example {@code CN=Recovery key}. */
  public String subject() {
    return Certificates.name(certificate.getSubjectX500Principal());
  }

  /** The name in the subject ({@code CN}), or all of the subject when it has none. */
  public String holder() {
    try {
      RDN[] names =
          X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded())
              .getRDNs(BCStyle.CN);
      return names.length > 0 && names[0].getFirst().getValue() instanceof ASN1String name
          ? Certificates.printable(name.getString())
          : subject();
    } catch (IllegalArgumentException e) { // a text that is none
      return subject();
    }
  }

  /** For people: {@code RSA, 3072 bits} or {@code EC, P-256}. */
  public String kind() {
    return KeyNames.of(certificate.getPublicKey());
  }

  /** The last day of the certificate, in UTC: {@code 2046-11-24}. */
  public String until() {
    return Certificates.day(certificate.getNotAfter());
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
