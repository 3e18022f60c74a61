package org.sealpress.appliance.daemon;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.sealpress.gate.PdfBytes;
import org.sealpress.gate.PdfGate;
import org.sealpress.gate.Verdict;
import org.sealpress.ocr.PageText;
import org.sealpress.page.Codec;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;
import org.sealpress.pdf.DocumentInfo;
import org.sealpress.pdf.PdfPage;
import org.sealpress.pdf.PdfaWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the gate judge an empty page, so that the first document finds its rules read and compiled:
 * that takes longer than ten pages.
 */
final class GateWarmup {
  private static final Logger LOG = LoggerFactory.getLogger(GateWarmup.class);
  private static final PageFormat EMPTY = new PageFormat(16, 16, ColorMode.GRAY, 8, 72);

  private GateWarmup() {}

  /** Takes a few seconds; for a thread of its own. */
  static void run(PdfGate gate) {
    try {
      Verdict verdict = gate.check(PdfBytes.of(emptyPage()), 1);
      if (!verdict.flaw().isEmpty()) {
        LOG.error("documents can't be judged: of an empty page, {}", verdict.flaw());
      }
    } catch (IOException e) {
      LOG.warn("the gate is not warmed up: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] emptyPage() throws IOException {
    byte[] samples = new byte[EMPTY.width() * EMPTY.height()];
    DocumentInfo info =
        new DocumentInfo(
            "warm-up",
            "en",
            OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC),
            Optional.empty());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PdfaWriter pdf = new PdfaWriter(info)) {
      pdf.add(
          new PdfPage(
              EMPTY,
              Codec.RAW,
              () -> new ByteArrayInputStream(samples),
              0,
              0,
              false,
              PageText.none(EMPTY.width(), EMPTY.height())));
      pdf.save(out);
    }
    return out.toByteArray();
  }
}
