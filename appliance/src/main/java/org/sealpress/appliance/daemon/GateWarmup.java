package org.sealpress.appliance.daemon;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.sealpress.gate.GateProcess;
import org.sealpress.gate.PdfBytes;
import org.sealpress.gate.Verdict;
import org.sealpress.intake.CaptureEvent;
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
 * Has the gate judge an empty page while sheets are fed, so that their document finds its process
 * started and its rules read: that takes longer than ten pages.
 */
final class GateWarmup {
  private static final Logger LOG = LoggerFactory.getLogger(GateWarmup.class);
  private static final PageFormat EMPTY = new PageFormat(16, 16, ColorMode.GRAY, 8, 72);

  private final GateProcess gate;
  private final AtomicBoolean underWay = new AtomicBoolean();

  GateWarmup(GateProcess gate) {
    this.gate = gate;
  }

  /** What a document will come of has it begin. */
  void on(CaptureEvent event) {
    if (event instanceof CaptureEvent.SideFed || event instanceof CaptureEvent.ImportStarted) {
      begin();
    }
  }

  /** Returns at once. */
  private void begin() {
    if (!gate.isRunning() && underWay.compareAndSet(false, true)) {
      Thread thread = new Thread(this::run, "gate-warm-up");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void run() {
    try {
      Verdict verdict = gate.check(PdfBytes.of(emptyPage()), 1);
      if (!verdict.flaw().isEmpty()) {
        LOG.error("documents can't be judged: of an empty page, {}", verdict.flaw());
      }
    } catch (IOException e) {
      LOG.warn("the gate is not warmed up: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      underWay.set(false);
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
