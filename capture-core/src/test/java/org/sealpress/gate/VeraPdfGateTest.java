package org.sealpress.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;
import org.sealpress.pdf.SamplePdf;

/** veraPDF itself, on documents in memory. */
class VeraPdfGateTest {
  private final PdfGate gate = new VeraPdfGate();

  private interface Damage {
    void to(PDDocument document) throws IOException;
  }

  private static byte[] damaged(Damage damage) throws IOException {
    try (PDDocument document = Loader.loadPDF(SamplePdf.of(2))) {
      damage.to(document);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private Verdict verdict(byte[] pdf) throws Exception {
    return gate.check(new MemoryPdf(pdf), 2);
  }

  @Test
  void whatIsWrittenHereIsValid() throws Exception {
    assertEquals(new Verdict.Valid(), verdict(SamplePdf.of(1)));
    assertEquals(new Verdict.Valid(), verdict(SamplePdf.of(60)), "with large object streams");
  }

  @Test
  void whatBreaksARuleIsToldByItsClause() throws Exception {
    byte[] noIntent =
        damaged(
            document -> document.getDocumentCatalog().getCOSObject().removeItem(COSName.METADATA));
    Verdict.Invalid invalid = assertInstanceOf(Verdict.Invalid.class, verdict(noIntent));
    assertTrue(
        invalid.broken().stream().anyMatch(rule -> rule.clause().equals("6.6.2.1")),
        invalid.toString());
    assertTrue(
        invalid.flaw().startsWith("the document is no valid PDF/A-2u: veraPDF's rule 6."),
        invalid.flaw());
  }

  @Test
  void nothingOfTheTextIsInWhatItSays() throws Exception {
    byte[] foreign =
        damaged(
            document -> {
              PDPage page = document.getPage(0);
              try (PDPageContentStream content =
                  new PDPageContentStream(
                      document, page, PDPageContentStream.AppendMode.APPEND, true)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 12);
                content.showText("Xylocarp");
                content.endText();
              }
            });
    List<LogRecord> logged = new CopyOnWriteArrayList<>();
    Handler handler =
        new StreamHandler() {
          @Override
          public synchronized void publish(LogRecord record) {
            logged.add(record);
          }
        };
    Logger.getLogger("").addHandler(handler);
    try {
      Verdict.Invalid invalid = assertInstanceOf(Verdict.Invalid.class, verdict(foreign));
      assertTrue(invalid.broken().stream().anyMatch(rule -> rule.clause().startsWith("6.2.11")));
      assertFalse(invalid.toString().contains("Xylocarp"), invalid.toString());
      assertFalse(verdict(Arrays.copyOf(foreign, foreign.length - 500)).flaw().isEmpty());
      assertEquals(List.of(), logged.stream().map(LogRecord::getMessage).toList());
    } finally {
      Logger.getLogger("").removeHandler(handler);
    }
  }

  @Test
  void whatIsCutOffOrNoPdfAtAllIsNotTakenForGood() throws Exception {
    byte[] pdf = SamplePdf.of(2);
    byte[] half = Arrays.copyOf(pdf, pdf.length / 2);
    assertFalse(verdict(half).flaw().isEmpty());
    Verdict none = verdict("no PDF".repeat(100).getBytes(StandardCharsets.US_ASCII));
    assertInstanceOf(Verdict.NotChecked.class, none);
    assertTrue(none.flaw().contains("veraPDF can't read it"), none.flaw());
  }

  @Test
  void whatCanNotBeReadBackIsNotTakenForBroken() throws Exception {
    byte[] pdf = SamplePdf.of(40);
    for (int good = 0; good < 3; good++) {
      int most = good;
      PdfBytes failing =
          new PdfBytes() {
            private int reads;

            @Override
            public long length() {
              return pdf.length;
            }

            @Override
            public void read(long at, byte[] into, int length) throws IOException {
              if (++reads > most) {
                throw new IOException("a bad sector");
              }
              System.arraycopy(pdf, (int) at, into, 0, length);
            }

            @Override
            public void close() {}
          };
      assertEquals(new Verdict.NotChecked("it could not be read back"), gate.check(failing, 40));
    }
  }

  @Test
  void imagesAreNotEvenReadAndEachBlockOnce() throws Exception {
    byte[] pdf = SamplePdf.of(40);
    MemoryPdf counted = new MemoryPdf(pdf);
    assertEquals(new Verdict.Valid(), gate.check(counted, 40));
    assertTrue(pdf.length > 10 * Blocks.BLOCK, pdf.length + " bytes");
    assertTrue(counted.reads() <= 3 * (pdf.length / Blocks.BLOCK + 1), counted.reads() + " reads");
  }
}
