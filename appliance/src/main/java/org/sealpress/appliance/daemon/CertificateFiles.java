package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.sealpress.appliance.alert.source.CertificateEnds;
import org.sealpress.appliance.alert.source.CertificateEnds.Use;

/** All certificates of a box, and until when they are good. Files are read again each time. */
record CertificateFiles(Watched box) implements CertificateEnds.Certificates {

  @Override
  public List<CertificateEnds.Certificate> all() throws IOException {
    List<CertificateEnds.Certificate> all = new ArrayList<>();
    box.keys()
        .recipients()
        .all()
        .forEach(
            each ->
                all.add(
                    new CertificateEnds.Certificate(
                        Use.RECIPIENT, each.subject(), each.notAfter())));
    box.keys()
        .seal()
        .until()
        .ifPresent(
            until ->
                all.add(
                    new CertificateEnds.Certificate(
                        Use.SEAL, "Seal of " + box.config().box(), until)));
    for (Path file : box.config().timestamps().certificates()) {
      for (X509Certificate each : in(file)) {
        all.add(
            new CertificateEnds.Certificate(
                Use.AUTHORITY,
                each.getSubjectX500Principal().getName(),
                each.getNotAfter().toInstant()));
      }
    }
    return all;
  }

  private static List<X509Certificate> in(Path file) throws IOException {
    List<X509Certificate> all = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        if (each instanceof X509Certificate certificate) {
          all.add(certificate);
        }
      }
    } catch (CertificateException e) {
      throw new IOException(file + " holds no certificates that can be read", e);
    }
    return all;
  }
}
