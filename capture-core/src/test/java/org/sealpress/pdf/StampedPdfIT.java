package org.sealpress.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.EuDss;
import org.sealpress.fixture.OpenSslTsa;
import org.sealpress.fixture.Programs;
import org.sealpress.seal.BoxSigner;
import org.sealpress.seal.PatientTimeStamps;
import org.sealpress.seal.SealKey;
import org.sealpress.seal.TestKeys;
import org.sealpress.seal.TimeStampAuthority;
import org.sealpress.seal.TsaTrust;

/** With a time-stamp authority, which is the real openssl. */
class StampedPdfIT {
  private final SealKey key = TestKeys.sealKey();

  @TempDir Path dir;

  private BoxSigner signer(OpenSslTsa tsa) throws Exception {
    TimeStampAuthority authority =
        new TimeStampAuthority(
            tsa.url(),
            TsaTrust.read(List.of(tsa.authority())),
            Optional.empty(),
            new SecureRandom());
    return new BoxSigner(
        key, Optional.of(new PatientTimeStamps(authority, Clock.systemUTC())), TestKeys.CLOCK);
  }

  private String level(OpenSslTsa tsa, byte[] pdf) throws Exception {
    EuDss.Judgement judgement =
        EuDss.judge(pdf, List.of(TestKeys.certificate(key), Files.readAllBytes(tsa.authority())));
    assertTrue(judgement.isValid(), judgement.toString());
    return judgement.level();
  }

  @Test
  void itIsPadesBaselineTForEuDssAndValidPdfA() throws Exception {
    Programs.assume("openssl", "pdfsig");
    try (OpenSslTsa tsa = OpenSslTsa.start(dir)) {
      BoxSigner signer = signer(tsa);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      assertEquals(new Signature.Made(true, ""), SignedPdf.write(signer, out));
      assertEquals("PAdES-BASELINE-T", level(tsa, out.toByteArray()));
      Path pdf = Files.write(dir.resolve("stamped.pdf"), out.toByteArray());
      assertEquals(List.of(), VeraPdf.complaints(pdf));
      String said = Programs.run("pdfsig", "-nocert", pdf.toString());
      assertTrue(said.contains("Signature is Valid."), said);
      int before = tsa.asked();
      assertEquals("PAdES-BASELINE-T", level(tsa, SignedPdf.by(signer)));
      assertEquals(1, tsa.asked() - before, "how much room is needed is known by now");
    }
  }

  @Test
  void oneThatDiesInBetweenCostsTheTimeStampOnlyAndIsAskedOnce() throws Exception {
    Programs.assume("openssl");
    try (OpenSslTsa tsa = OpenSslTsa.start(dir)) {
      BoxSigner signer = signer(tsa);
      SignedPdf.by(signer);
      tsa.answering((exchange, query) -> exchange.sendResponseHeaders(500, -1));
      int before = tsa.asked();
      for (int i = 0; i < 5; i++) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Signature signature = SignedPdf.write(signer, out);
        assertTrue(signature.flaw().startsWith("signed without a time-stamp: "), signature.flaw());
        assertTrue(signature.flaw().endsWith("HTTP status 500"), signature.flaw());
        assertEquals("PAdES-BASELINE-B", level(tsa, out.toByteArray()));
      }
      assertEquals(1, tsa.asked() - before);
    }
  }
}
