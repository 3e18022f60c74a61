package org.sealpress.intake;

import java.io.IOException;
import org.sealpress.gate.PdfBytes;
import org.sealpress.gate.PdfGate;
import org.sealpress.gate.Verdict;
import org.sealpress.intake.Division.Part;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a finished document judged, and tells of one that is not known to be good. */
final class Inspection {
  private static final Logger LOG = LoggerFactory.getLogger(Inspection.class);

  private final PdfGate gate;
  private final CaptureListener listener;

  Inspection(PdfGate gate, CaptureListener listener) {
    this.gate = gate;
    this.listener = listener;
  }

  /** What the gate says of a PDF in a capture's spool; whatever it says, the capture goes on. */
  Verdict of(OpenCapture capture, Part part, int pages) throws InterruptedException {
    Verdict verdict = verdict(capture, part, pages);
    if (verdict instanceof Verdict.Invalid invalid) {
      LOG.error("capture {}: {}", capture.id(), invalid.flaw());
      invalid
          .broken()
          .forEach(rule -> LOG.error("capture {}: {}: {}", capture.id(), rule, rule.description()));
    }
    if (!verdict.flaw().isEmpty()) {
      listener.on(new CaptureEvent.Doubted(capture.id(), verdict.flaw()));
    }
    return verdict;
  }

  private Verdict verdict(OpenCapture capture, Part part, int pages) throws InterruptedException {
    try (PdfBytes pdf = capture.spool().openDocument(part.number())) {
      return gate.check(pdf, pages);
    } catch (IOException e) {
      return new Verdict.NotChecked(Sentence.of(e));
    }
  }
}
