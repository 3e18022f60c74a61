package org.sealpress.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.jspecify.annotations.Nullable;

/** A question to a time-stamp authority (RFC 3161, section 2.4.1), and what answers it. */
final class TsaQuery {
  private static final int NONCE_BITS = 64;

  private final TimeStampRequest request;

  private TsaQuery(TimeStampRequest request) {
    this.request = request;
  }

  /** A question that was never asked before, for a time-stamp with its certificate. */
  static TsaQuery of(byte[] sha256, SecureRandom random) {
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    return new TsaQuery(
        generator.generate(
            TSPAlgorithms.SHA256,
            sha256,
            new BigInteger(NONCE_BITS, random).setBit(NONCE_BITS - 1)));
  }

  byte[] encoded() {
    try {
      return request.getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Checks an answer: it grants what was asked for, with this hash and nonce, and who has signed it
   * is trusted with that.
   *
   * @param from whose answer it is, for people
   */
  TimeStamp accept(byte[] answer, TsaTrust trust, String from) throws SealFault {
    try {
      TimeStampResponse response = new TimeStampResponse(answer);
      response.validate(request);
      TimeStampToken token = response.getTimeStampToken();
      if (token == null) {
        throw refused(from, "grants no time-stamp: " + said(response), null);
      }
      trust.check(token);
      Instant time = token.getTimeStampInfo().getGenTime().toInstant();
      return new TimeStamp(
          response.getEncoded(), token.toCMSSignedData().getEncoded(ASN1Encoding.DER), time);
    } catch (TSPException | IOException | RuntimeException e) {
      throw refused(from, "gave an answer that can't be accepted: " + e.getMessage(), e);
    }
  }

  private static String said(TimeStampResponse response) {
    String text = response.getStatusString();
    return Certificates.printable(text == null ? "status " + response.getStatus() : text);
  }

  private static SealFault refused(String from, String what, @Nullable Throwable why) {
    return new SealFault(
        SealFault.Kind.BAD_TIME_STAMP, "the time-stamp authority " + from + " " + what, why);
  }
}
