package org.sealpress.intake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.gate.PdfGate;
import org.sealpress.gate.Verdict;
import org.sealpress.ledger.Event;
import org.sealpress.seal.BoxSigner;
import org.sealpress.seal.DocumentSigner;
import org.sealpress.seal.TestKeys;
import org.sealpress.seal.TimeStampAuthority;
import org.sealpress.seal.TimeStamps;
import org.sealpress.seal.TsaTrust;

/** Each document is signed before it is judged and sealed; one that can't be is sealed as it is. */
@Timeout(30)
class SigningTest {
  @TempDir Path dir;

  private IntakeBox box(FakeStore store, PdfGate gate, DocumentSigner signer) throws Exception {
    return new IntakeBox(
        dir, new FakeReader(), store, IntakeBox.QUICK, Duration.ZERO, gate, Optional.of(signer));
  }

  private static void press(IntakeBox box) throws Exception {
    box.intake.capture(box.intake.newId(), Sides.ORDER, new FakeScanner(2));
    box.settle();
  }

  private static boolean isSigned(byte[] pdf) {
    return new String(pdf, StandardCharsets.ISO_8859_1).contains("/ETSI.CAdES.detached");
  }

  @Test
  void theGateSeesWhatIsSigned() throws Exception {
    StringBuilder seen = new StringBuilder();
    PdfGate gate =
        (pdf, pages) -> {
          try {
            byte[] all = new byte[(int) pdf.length()];
            pdf.read(0, all, all.length);
            seen.append(isSigned(all));
          } catch (IOException e) {
            seen.append(e);
          }
          return new Verdict.Valid();
        };
    DocumentSigner signer = new BoxSigner(TestKeys.sealKey(), Optional.empty(), TestKeys.CLOCK);
    try (IntakeBox box = box(new FakeStore(), gate, signer)) {
      press(box);
      assertEquals("true", seen.toString());
      assertTrue(isSigned(box.store.tried().get(0)));
      assertEquals(List.of(), box.store.documents().get(0).flaws());
      assertEquals(List.of(), box.events(Event.Fault.class));
    }
  }

  @Test
  void oneThatCannotBeSignedIsStoredAllTheSameAndTold() throws Exception {
    DocumentSigner signer = DocumentSigner.unable("the key seal.pem is damaged");
    try (IntakeBox box = box(new FakeStore(), PdfGate.OFF, signer)) {
      press(box);
      String flaw = "the document is not signed: the key seal.pem is damaged";
      assertFalse(isSigned(box.store.tried().get(0)));
      assertEquals(List.of(flaw), box.store.documents().get(0).flaws());
      String capture = box.store.documents().get(0).capture();
      assertEquals(
          List.of(new Event.Fault("document-not-signed", flaw, capture)),
          box.events(Event.Fault.class));
      assertEquals(flaw, box.told.one(CaptureEvent.Doubted.class).flaw());
      assertEquals(List.of(), box.files(), "nothing of it is left in the spool");
    }
  }

  @Test
  void aTimeStampThatCannotBeHadHoldsNothingUp() throws Exception {
    TimeStamps nobody =
        new TimeStampAuthority(
            URI.create("http://127.0.0.1:1/"),
            TsaTrust.read(List.of()),
            Optional.empty(),
            new SecureRandom());
    DocumentSigner signer = new BoxSigner(TestKeys.sealKey(), Optional.of(nobody), TestKeys.CLOCK);
    try (IntakeBox box = box(new FakeStore(), PdfGate.OFF, signer)) {
      press(box);
      assertTrue(isSigned(box.store.tried().get(0)));
      assertEquals(List.of(), box.events(Event.Fault.class), "the checkpoint is stamped later");
      assertTrue(
          box.told.one(CaptureEvent.Flawed.class).flaw().startsWith("signed without a time-stamp"));
    }
  }

  @Test
  void aDocumentThatHasOtherBytesAtASecondTryIsStoredOnce() throws Exception {
    DocumentSigner signer = TestKeys.changingSigner(TestKeys.sealKey());
    FakeStore store = new FakeStore();
    store.failNext(new IOException("the disk is full"));
    try (IntakeBox box = box(store, PdfGate.OFF, signer)) {
      press(box);
      assertEquals(2, store.tried().size());
      assertFalse(Arrays.equals(store.tried().get(0), store.tried().get(1)));
      assertEquals(1, store.documents().size());
      assertEquals(1, box.events(Event.Captured.class).size());
    }
  }

  @Test
  void aRepeatedStepMakesTheSameDocument() throws Exception {
    DocumentSigner signer = new BoxSigner(TestKeys.sealKey(), Optional.empty(), TestKeys.CLOCK);
    FakeStore store = new FakeStore();
    store.failNext(new IOException("the disk is full"));
    try (IntakeBox box = box(store, PdfGate.OFF, signer)) {
      press(box);
      assertEquals(1, store.documents().size());
      assertEquals(2, store.tried().size());
      assertArrayEquals(store.tried().get(0), store.tried().get(1));
    }
  }
}
