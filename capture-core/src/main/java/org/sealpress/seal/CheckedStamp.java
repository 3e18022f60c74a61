package org.sealpress.seal;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * A time-stamp that lay beside what it is of (RFC 3161, TimeStampResp), checked.
 *
 * @param time when the authority saw the hash, at the latest
 * @param certificates those with which it was checked: the given ones, or else its own
 * @param vouched whether they were given; its own show that it is whole, not who made it
 */
public record CheckedStamp(Instant time, List<KnownCertificate> certificates, boolean vouched) {
  /** The longest that is read. */
  public static final int MOST_BYTES = 64 * 1024;

  /** Copies the list. */
  public CheckedStamp {
    certificates = List.copyOf(certificates);
  }

  /**
   * Checks one.
   *
   * @param sha256 of what it is to be of, hex
   * @param trusted whose time-stamps count; none for what is in the time-stamp itself
   * @throws SealFault {@link SealFault.Kind#BAD_TIME_STAMP}
   */
  public static CheckedStamp of(byte[] response, String sha256, List<KnownCertificate> trusted)
      throws SealFault {
    try {
      TimeStampToken token = new TimeStampResponse(response).getTimeStampToken();
      if (token == null) {
        throw new TSPException("it grants no time-stamp");
      }
      boolean sameKind =
          TSPAlgorithms.SHA256.equals(token.getTimeStampInfo().getMessageImprintAlgOID());
      String of = HexFormat.of().formatHex(token.getTimeStampInfo().getMessageImprintDigest());
      if (!sameKind || !of.equals(sha256)) {
        throw new TSPException(
            "it is of something else (hash " + of + ", expected " + sha256 + ")");
      }
      List<X509Certificate> own = own(token);
      List<X509Certificate> counted =
          trusted.isEmpty() ? own : trusted.stream().map(KnownCertificate::certificate).toList();
      TsaTrust.in(counted).check(token);
      return new CheckedStamp(
          token.getTimeStampInfo().getGenTime().toInstant(),
          counted.stream().map(KnownCertificate::new).toList(),
          !trusted.isEmpty());
    } catch (TSPException | CertificateException | IOException | RuntimeException e) {
      throw new SealFault(
          SealFault.Kind.BAD_TIME_STAMP, "the time-stamp does not hold: " + e.getMessage(), e);
    }
  }

  private static List<X509Certificate> own(TimeStampToken token)
      throws IOException, CertificateException {
    List<X509Certificate> own = new ArrayList<>();
    for (X509CertificateHolder each : token.getCertificates().getMatches(null)) {
      own.add(Certificates.decode(each.getEncoded()));
    }
    return own;
  }
}
