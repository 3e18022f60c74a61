package org.sealpress.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.gate.PdfGate;
import org.sealpress.gate.Rule;
import org.sealpress.gate.Verdict;
import org.sealpress.ledger.Event;

/** A document is sealed whatever is thought of it; what is thought of it is told. */
@Timeout(30)
class GateTest {
  @TempDir Path dir;

  private IntakeBox box(PdfGate gate) throws Exception {
    return new IntakeBox(
        dir, new FakeReader(), new FakeStore(), IntakeBox.QUICK, Duration.ZERO, gate);
  }

  private static void press(IntakeBox box) throws Exception {
    box.intake.capture(box.intake.newId(), Sides.ORDER, new FakeScanner(2));
    box.settle();
  }

  @Test
  void oneThatIsValidIsStoredWithoutAWord() throws Exception {
    StringBuilder seen = new StringBuilder();
    PdfGate gate =
        (pdf, pages) -> {
          byte[] start = new byte[5];
          try {
            pdf.read(0, start, start.length);
            seen.append(new String(start, StandardCharsets.US_ASCII)).append(pages);
            pdf.read(pdf.length() - 6, start, start.length);
            seen.append(new String(start, StandardCharsets.US_ASCII));
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
          return new Verdict.Valid();
        };
    try (IntakeBox box = box(gate)) {
      press(box);
      assertEquals("%PDF-2%%EOF", seen.toString(), "the gate reads what is going to be sealed");
      assertEquals(List.of(), box.store.documents().get(0).flaws());
      assertEquals(List.of(), box.events(Event.Fault.class));
      assertEquals(List.of(), box.told.all(CaptureEvent.Doubted.class));
    }
  }

  @Test
  void oneThatIsNotValidIsStoredAllTheSameAndTold() throws Exception {
    Verdict invalid = new Verdict.Invalid(List.of(new Rule("6.2.2", 1, "words of the standard")));
    try (IntakeBox box = box((pdf, pages) -> invalid)) {
      press(box);
      String flaw = "the document is no valid PDF/A-2u: veraPDF's rule 6.2.2-1";
      assertEquals(List.of(flaw), box.store.documents().get(0).flaws());
      String capture = box.store.documents().get(0).capture();
      assertEquals(
          List.of(new Event.Fault("document-not-valid", flaw, capture)),
          box.events(Event.Fault.class));
      assertEquals(flaw, box.told.one(CaptureEvent.Doubted.class).flaw());
      assertEquals(1, box.told.all(CaptureEvent.Sealed.class).size());
      assertEquals(List.of(), box.files(), "nothing of it is left in the spool");
    }
  }

  @Test
  void oneThatWasNotCheckedIsStoredAllTheSameAndTold() throws Exception {
    try (IntakeBox box = box((pdf, pages) -> new Verdict.NotChecked("it took too long"))) {
      press(box);
      String flaw = "it was not checked whether the document is valid PDF/A-2u: it took too long";
      assertEquals(List.of(flaw), box.store.documents().get(0).flaws());
      assertEquals("document-not-checked", box.events(Event.Fault.class).get(0).kind());
      assertTrue(box.told.kinds().indexOf("Doubted") < box.told.kinds().indexOf("Sealed"));
    }
  }

  @Test
  void turnedOffItSaysNothing() throws Exception {
    try (IntakeBox box = box(PdfGate.OFF)) {
      press(box);
      assertEquals(List.of(), box.store.documents().get(0).flaws());
      assertEquals(List.of(), box.events(Event.Fault.class));
    }
  }
}
