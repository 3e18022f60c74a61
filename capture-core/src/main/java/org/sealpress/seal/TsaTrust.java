package org.sealpress.seal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * Whose time-stamps are accepted: those by one of the given certificates, or by one that these have
 * issued. That of the authority must be for time-stamping and nothing else (RFC 3161, section 2.3).
 * Whether it was revoked is not asked here.
 */
public final class TsaTrust {
  private final List<X509Certificate> trusted;

  private TsaTrust(List<X509Certificate> trusted) {
    this.trusted = List.copyOf(trusted);
  }

  /** These. */
  static TsaTrust in(List<X509Certificate> trusted) {
    return new TsaTrust(trusted);
  }

  /**
   * Reads them.
   *
   * @param files one or several certificates each
   * @throws SealFault when a file has none
   */
  public static TsaTrust read(List<Path> files) throws SealFault, IOException {
    List<X509Certificate> all = new ArrayList<>();
    for (Path file : files) {
      all.addAll(Certificates.read(file));
    }
    return new TsaTrust(all);
  }

  /**
   * Checks who has signed.
   *
   * @throws TSPException says what is wrong
   */
  void check(TimeStampToken token) throws TSPException {
    try {
      List<X509Certificate> sent = sent(token);
      List<X509CertificateHolder> own =
          token.getCertificates().getMatches(null).stream()
              .filter(each -> token.getSID().match(each))
              .toList();
      if (own.size() != 1) {
        throw new TSPException("it has " + own.size() + " certificates of who signed it");
      }
      X509Certificate signer = decoded(own.get(0));
      // Signature, signing certificate, key usage for time-stamping alone, and time.
      token.validate(
          new JcaSimpleSignerInfoVerifierBuilder()
              .setProvider(BouncyCastle.provider())
              .build(signer));
      checkIssued(signer, sent, token.getTimeStampInfo().getGenTime());
    } catch (OperatorCreationException | GeneralSecurityException e) {
      throw new TSPException(String.valueOf(e.getMessage()), e);
    }
  }

  private static List<X509Certificate> sent(TimeStampToken token) throws CertificateException {
    List<X509Certificate> sent = new ArrayList<>();
    for (X509CertificateHolder each : token.getCertificates().getMatches(null)) {
      sent.add(decoded(each));
    }
    return sent;
  }

  private static X509Certificate decoded(X509CertificateHolder certificate)
      throws CertificateException {
    try {
      return Certificates.decode(certificate.getEncoded());
    } catch (IOException e) {
      throw new CertificateException(e);
    }
  }

  private void checkIssued(X509Certificate signer, List<X509Certificate> sent, Date at)
      throws GeneralSecurityException, TSPException {
    if (trusted.contains(signer)) {
      return;
    }
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(signer);
    Set<TrustAnchor> anchors =
        trusted.stream().map(each -> new TrustAnchor(each, null)).collect(Collectors.toSet());
    PKIXBuilderParameters path = new PKIXBuilderParameters(anchors, target);
    path.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(sent)));
    path.setDate(at);
    path.setRevocationEnabled(false);
    try {
      CertPathBuilder.getInstance("PKIX").build(path);
    } catch (CertPathBuilderException e) {
      throw new TSPException(
          "it is by "
              + Certificates.describe(signer)
              + ", whom no certificate of `timestamps.certificates`, or among those given, vouches for",
          e);
    }
  }
}
