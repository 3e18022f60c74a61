package org.sealpress.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.sealpress.durable.Sha256;

/** X.509 certificates (RFC 5280): reading and naming. */
final class Certificates {
  private Certificates() {}

  /**
   * All certificates of a file: PEM, one or several, or DER.
   *
   * @throws SealFault when there is none, or the file is something else
   */
  static List<X509Certificate> read(Path file) throws SealFault, IOException {
    return parse(content(file, "certificate"), file);
  }

  /**
   * All certificates of a file's content: PEM, one or several, or DER.
   *
   * @param file its name, for messages
   * @throws SealFault when there is none, or it is something else
   */
  static List<X509Certificate> parse(byte[] content, Path file) throws SealFault {
    List<X509Certificate> found = new ArrayList<>();
    if (!PemFile.isPem(content)) {
      if (KeyFile.isPkcs12(content)) {
        throw new SealFault(
            SealFault.Kind.NOT_A_CERTIFICATE,
            file
                + " is PKCS#12, which holds a private key too, and that must not come near the box:"
                + " take the certificate out of it elsewhere, with `openssl pkcs12 -in FILE -nokeys"
                + " -out NAME.pem`");
      }
      found.add(decode(content, file));
      return found;
    }
    PemFile pem = PemFile.parse(content, file);
    for (PemBlock block : pem.blocks()) {
      if (block.isCertificate()) {
        found.add(decode(block.content(), file));
      }
    }
    if (found.isEmpty()) {
      throw new SealFault(
          SealFault.Kind.NOT_A_CERTIFICATE,
          file
              + " holds "
              + pem.describe()
              + "; expected a certificate (BEGIN CERTIFICATE), the file that `sealpress keys new`"
              + " wrote beside the key");
    }
    return found;
  }

  private static X509Certificate decode(byte[] der, Path file) throws SealFault {
    try {
      return decode(der);
    } catch (CertificateException e) {
      throw new SealFault(
          SealFault.Kind.NOT_A_CERTIFICATE,
          file
              + " is no certificate that can be read (expected X.509 in PEM or DER); copy it again"
              + " from where it was made",
          e);
    }
  }

  static X509Certificate decode(byte[] der) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  /** A key's or certificate's file; these are small. */
  static byte[] content(Path file, String what) throws SealFault, IOException {
    try {
      if (Files.size(file) > 1 << 20) {
        throw new SealFault(
            SealFault.Kind.UNREADABLE, file + " is larger than 1 MiB; expected a " + what);
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new SealFault(
          SealFault.Kind.UNREADABLE,
          "there is no file " + file + "; expected a " + what + ": correct the path",
          e);
    } catch (IOException e) {
      throw new SealFault(
          SealFault.Kind.UNREADABLE,
          "cannot read " + file + ", expected a " + what + ": " + e.getMessage(),
          e);
    }
  }

  static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
  }

  /** The certificate as PEM. */
  static byte[] pem(X509Certificate certificate) {
    return PemBlock.write("CERTIFICATE", encoded(certificate));
  }

  /** SHA-256 of the DER, in hex: what {@code openssl x509 -fingerprint -sha256} prints. */
  static String fingerprint(X509Certificate certificate) {
    return Sha256.of(encoded(certificate));
  }

  /** For people: {@code CN=Recovery key (serial 1f, until 2046-11-24)}. */
  static String describe(X509Certificate certificate) {
    return name(certificate.getSubjectX500Principal())
        + " (serial "
        + certificate.getSerialNumber().toString(16)
        + ", until "
        + day(certificate.getNotAfter())
        + ")";
  }

  static String name(X500Principal name) {
    return printable(name.getName(X500Principal.RFC2253));
  }

  /** The first common name of its subject. */
  static String commonName(X509Certificate certificate) {
    RDN[] names =
        X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded())
            .getRDNs(BCStyle.CN);
    return names.length == 0
        ? name(certificate.getSubjectX500Principal())
        : printable(IETFUtils.valueToString(names[0].getFirst().getValue()));
  }

  /** One line, whatever somebody wrote into a name. */
  static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  static String day(Date time) {
    return time.toInstant().atZone(ZoneOffset.UTC).toLocalDate().toString();
  }

  static boolean sameKey(PublicKey one, PublicKey other) {
    return Arrays.equals(one.getEncoded(), other.getEncoded());
  }
}
