package org.sealpress.pdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.EuDss;
import org.sealpress.fixture.Programs;
import org.sealpress.seal.BoxSigner;
import org.sealpress.seal.DocumentSigner;
import org.sealpress.seal.SealKey;
import org.sealpress.seal.TestKeys;

/** The judges are poppler, veraPDF and EU DSS. */
class SignedPdfIT {
  private static final Pattern BYTE_RANGE =
      Pattern.compile("/ByteRange\\[0 (\\d+) +(\\d+) +(\\d+) +\\]/Contents<");

  /** The first signed attribute's type, 1.2.840.113549.1.9.3. */
  private static final String CONTENT_TYPE = "06092a864886f70d010903";

  private final SealKey key = TestKeys.sealKey();
  private final DocumentSigner signer = new BoxSigner(key, Optional.empty(), TestKeys.CLOCK);

  @TempDir Path dir;

  private List<byte[]> trusted() {
    return List.of(TestKeys.certificate(key));
  }

  private static Matcher range(byte[] pdf) {
    Matcher range = BYTE_RANGE.matcher(new String(pdf, StandardCharsets.ISO_8859_1));
    assertTrue(range.find());
    return range;
  }

  @Test
  void itIsPadesBaselineBForEuDss() throws Exception {
    EuDss.Judgement judgement = EuDss.judge(SignedPdf.by(signer), trusted());
    assertEquals(new EuDss.Judgement("PAdES-BASELINE-B", "TOTAL_PASSED", List.of()), judgement);
  }

  @Test
  void itIsValidPdfA() throws Exception {
    Path pdf = Files.write(dir.resolve("signed.pdf"), SignedPdf.by(signer));
    assertEquals(List.of(), VeraPdf.complaints(pdf));
  }

  @Test
  void popplerFindsItValidAndTheWholeDocumentSigned() throws Exception {
    Programs.assume("pdfsig");
    Path pdf = Files.write(dir.resolve("signed.pdf"), SignedPdf.by(signer));
    String said = Programs.run("pdfsig", "-nocert", pdf.toString());
    assertTrue(said.contains("Signature is Valid."), said);
    assertTrue(said.contains("Total document signed"), said);
    assertTrue(said.contains("ETSI.CAdES.detached"), said);
    assertTrue(said.contains("Signer Certificate Common Name: Seal of front-desk"), said);
  }

  @Test
  void nothingButTheSignatureItselfIsLeftOutAndNothingPadsIt() throws Exception {
    byte[] pdf = SignedPdf.by(signer);
    Matcher range = range(pdf);
    long start = Long.parseLong(range.group(1));
    long end = Long.parseLong(range.group(2));
    assertEquals('<', pdf[(int) start]);
    assertEquals('>', pdf[(int) end - 1]);
    assertEquals(pdf.length, end + Long.parseLong(range.group(3)));
    int lengthOfDer =
        Integer.parseInt(new String(pdf, (int) start + 5, 4, StandardCharsets.US_ASCII), 16);
    assertEquals(end - start - 2, 2L * (lengthOfDer + 4), "the CMS fills its place");
  }

  @Test
  void theSameDocumentGetsTheSameBytes() throws Exception {
    assertArrayEquals(SignedPdf.by(signer), SignedPdf.by(signer));
    assertArrayEquals(
        SignedPdf.by(signer),
        SignedPdf.by(new BoxSigner(key, Optional.empty(), TestKeys.CLOCK)),
        "after a restart, too");
  }

  @Test
  void itSaysWhoHasSignedAndWhen() throws Exception {
    try (PDDocument document = Loader.loadPDF(SignedPdf.by(signer))) {
      PDSignature signature = document.getLastSignatureDictionary();
      assertEquals("Seal of front-desk", signature.getName());
      assertTrue(
          signature.getReason().startsWith("Captured by front desk, document k7q2m4, version 1."));
      assertEquals(
          PdfaWriterTest.INFO.created().toInstant().getEpochSecond(),
          signature.getSignDate().toInstant().getEpochSecond());
      assertEquals(3, document.getNumberOfPages());
    }
  }

  @Test
  void aFlippedBitAnywhereIsSeen() throws Exception {
    byte[] pdf = SignedPdf.by(signer);
    Matcher range = range(pdf);
    int start = Integer.parseInt(range.group(1));
    int end = Integer.parseInt(range.group(2));
    assertTrue(isStillValid(pdf));
    Random random = new Random(6);
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      places.add(random.nextInt(start));
      places.add(end + random.nextInt(pdf.length - end));
    }
    for (int place : places) {
      byte[] changed = pdf.clone();
      changed[place] ^= (byte) (1 << random.nextInt(8));
      assertFalse(isStillValid(changed), "byte " + place + " of " + pdf.length);
    }
  }

  /**
   * From the signed attributes on. What stands before them is a copy of the certificate, of which
   * whoever verifies has one to trust.
   */
  @Test
  void anotherDigitInWhatTheSignatureSaysIsSeen() throws Exception {
    byte[] pdf = SignedPdf.by(signer);
    assertTrue(isStillValid(pdf));
    Matcher range = range(pdf);
    int start = new String(pdf, StandardCharsets.ISO_8859_1).indexOf(CONTENT_TYPE);
    int end = Integer.parseInt(range.group(2)) - 1;
    Random random = new Random(7);
    for (int i = 0; i < 60; i++) {
      int place = start + random.nextInt(end - start);
      byte[] changed = pdf.clone();
      changed[place] = (byte) (changed[place] == '0' ? '1' : '0');
      assertFalse(isStillValid(changed), "digit " + (place - start));
    }
  }

  @Test
  void whatIsAppendedAfterwardsIsSeen() throws Exception {
    byte[] pdf = SignedPdf.by(signer);
    ByteArrayOutputStream more = new ByteArrayOutputStream();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      document.getPage(0).setRotation(90);
      document.getPage(0).getCOSObject().setNeedToBeUpdated(true);
      document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
      document.getPages().getCOSObject().setNeedToBeUpdated(true);
      document.saveIncremental(more);
    }
    Path changed = Files.write(dir.resolve("more.pdf"), more.toByteArray());
    String said = Programs.run("pdfsig", "-nocert", changed.toString());
    assertTrue(said.contains("Not total document signed"), said);
  }

  /** What an auditor would call valid: EU DSS trusts it, and it is of the whole document. */
  private boolean isStillValid(byte[] pdf) {
    try {
      return EuDss.judge(pdf, trusted()).isValid();
    } catch (RuntimeException e) {
      return false; // no PDF any more
    }
  }

  @Test
  void aDocumentThatCannotBeSignedIsWholeAllTheSame() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Signature signature = SignedPdf.write(DocumentSigner.unable("the key is damaged"), out);
    assertEquals(new Signature.Missing("the key is damaged"), signature);
    Path pdf = Files.write(dir.resolve("unsigned.pdf"), out.toByteArray());
    assertEquals(List.of(), VeraPdf.complaints(pdf));
    assertEquals("NONE", EuDss.judge(out.toByteArray(), trusted()).level());
  }
}
