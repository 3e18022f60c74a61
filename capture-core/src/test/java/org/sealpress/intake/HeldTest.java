package org.sealpress.intake;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.ledger.Event;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageStyle;
import org.sealpress.scan.Paper;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.ScanProfile;

/** A capture whose feeder stopped before it was empty. */
class HeldTest {
  private static final Duration HOLD = Duration.ofHours(1);
  private static final CaptureOrder DUPLEX =
      new CaptureOrder(
          "legal",
          "grey-300",
          new ScanProfile(300, ColorMode.GRAY, "ADF Duplex", Paper.A4),
          List.of("eng"),
          false,
          PageStyle.AS_SCANNED);

  @TempDir Path dir;
  private final FakeStore store = new FakeStore();
  private IntakeBox box;
  private String id;

  @BeforeEach
  void open() throws IOException {
    box = box(HOLD);
    id = box.intake.newId();
  }

  private IntakeBox box(Duration hold) throws IOException {
    return new IntakeBox(dir, new FakeReader(), store, IntakeBox.QUICK, hold);
  }

  @AfterEach
  void close() throws IOException {
    box.close();
  }

  private void jamAt(int side, CaptureOrder order) {
    FakeScanner scanner = new FakeScanner(9).failAt(side, FakeScanner.jam());
    assertThrows(ScanFault.class, () -> box.intake.capture(id, order, scanner));
  }

  private void restart(Duration hold) throws IOException {
    box.close();
    box = box(hold);
    assertEquals(List.of(), box.intake.resume());
  }

  private List<String> pages() {
    assertEquals(1, store.documents().size());
    return store.pages(store.documents().get(0));
  }

  private List<String> flaws() {
    return store.documents().get(0).flaws();
  }

  @Test
  void itWaitsAndSaysWhichSheetToFeedAgain() {
    jamAt(3, Sides.ORDER);
    String fault = box.told.one(CaptureEvent.Held.class).fault();
    assertTrue(fault.endsWith("The first 2 sheets are safe: feed again from sheet 3 on."), fault);
    assertEquals(0, box.told.all(CaptureEvent.FeedEnded.class).size());
    assertEquals(1, box.intake.openCaptures());
    assertEquals(List.of(), store.documents());
  }

  @Test
  void theRestBecomesPartOfTheSameDocument() throws Exception {
    jamAt(3, Sides.ORDER);
    assertEquals(3, box.intake.continueCapture(id, Sides.ORDER, new FakeScanner(3)));
    box.settle();
    assertEquals(List.of("image 1", "image 2", "image 1", "image 2", "image 3"), pages());
    assertEquals(List.of(), flaws(), "nothing is missing");
    assertEquals(2, box.told.one(CaptureEvent.Continued.class).sides());
    assertEquals(List.of(), box.files());
  }

  @Test
  void aSheetOfWhichOnlyTheFrontCameIsFedOnceMoreAndIsThereOnce() throws Exception {
    jamAt(4, DUPLEX);
    String fault = box.told.one(CaptureEvent.Held.class).fault();
    assertTrue(
        fault.endsWith(
            "The first sheet and the front of sheet 2 are safe: feed again from sheet 2 on."),
        fault);
    assertEquals(4, box.intake.continueCapture(id, DUPLEX, new FakeScanner(4)));
    box.settle();
    assertEquals(
        List.of("image 1", "image 2", "image 1", "image 2", "image 3", "image 4"), pages());
    Event.Captured captured = box.events(Event.Captured.class).get(0);
    assertEquals(3, captured.sheets());
    assertEquals(7, captured.sidesFed());
    assertEquals(1, captured.sidesFedAgain());
    assertEquals(1, captured.stops());
    assertEquals(1, captured.continued());
    assertEquals(0, captured.sidesRefused());
  }

  @Test
  void sidesThatCameByHalfAreCountedAndAreNoPages() throws Exception {
    id = box.intake.newId();
    FakeScanner first = new FakeScanner(9).failMidway(2, FakeScanner.jam());
    assertThrows(ScanFault.class, () -> box.intake.capture(id, Sides.ORDER, first));
    FakeScanner again = new FakeScanner(9).failMidway(1, FakeScanner.jam());
    assertThrows(ScanFault.class, () -> box.intake.continueCapture(id, Sides.ORDER, again));
    assertEquals(2, box.intake.continueCapture(id, Sides.ORDER, new FakeScanner(2)));
    box.settle();
    assertEquals(List.of("image 1", "image 1", "image 2"), pages());
    Event.Captured captured = box.events(Event.Captured.class).get(0);
    assertEquals(2, captured.sidesRefused());
    assertEquals(3, captured.sidesFed());
    assertEquals(2, captured.stops());
    assertEquals(1, captured.continued(), "the second try came to nothing");
  }

  @Test
  void aFeederWithNothingInItEndsNothing() throws Exception {
    jamAt(3, Sides.ORDER);
    assertEquals(0, box.intake.continueCapture(id, Sides.ORDER, new FakeScanner(0)));
    List<CaptureEvent.Held> held = box.told.all(CaptureEvent.Held.class);
    assertEquals(
        "The feeder is empty: put the rest in."
            + " The first 2 sheets are safe: feed again from sheet 3 on.",
        held.get(1).fault());
    assertEquals(List.of(), store.documents());
    box.intake.continueCapture(id, Sides.ORDER, new FakeScanner(1));
    box.settle();
    assertEquals(3, pages().size());
  }

  @Test
  void aSecondJamHoldsItAgain() throws Exception {
    jamAt(2, Sides.ORDER);
    FakeScanner again = new FakeScanner(9).failAt(3, FakeScanner.jam());
    ScanFault fault =
        assertThrows(ScanFault.class, () -> box.intake.continueCapture(id, Sides.ORDER, again));
    assertTrue(fault.getMessage().contains("The first 3 sheets are safe"), fault.getMessage());
    box.intake.continueCapture(id, Sides.ORDER, new FakeScanner(1));
    box.settle();
    assertEquals(List.of("image 1", "image 1", "image 2", "image 1"), pages());
  }

  @Test
  void finishedWithoutTheRestTheDocumentAndTheLedgerSaySo() throws Exception {
    jamAt(3, Sides.ORDER);
    box.intake.finish(id);
    box.settle();
    assertEquals(2, pages().size());
    String flaw = flaws().get(0);
    assertTrue(flaw.endsWith("feed again from sheet 3 on. It was finished without them."), flaw);
    assertEquals(
        List.of(new Event.Fault("feeder-stopped", flaw, id)), box.events(Event.Fault.class));
  }

  @Test
  void thrownAwayOnlyTheReasonIsLeft() throws Exception {
    jamAt(3, Sides.ORDER);
    assertThrows(IllegalArgumentException.class, () -> box.intake.discard(id, " "));
    box.intake.discard(id, " the wrong contract ");
    box.settle();
    assertEquals(List.of(), store.documents());
    assertEquals(List.of(), box.files());
    assertEquals(List.of(new Event.Discarded(id, "the wrong contract")), box.events());
    assertEquals("the wrong contract", box.told.all(CaptureEvent.Discarded.class).get(0).reason());
  }

  @Test
  void nothingElseCanBeDecidedOnce() throws Exception {
    assertThrows(NotHeld.class, () -> box.intake.finish(id), "not known");
    jamAt(3, Sides.ORDER);
    CompletableFuture<String> refusal = new CompletableFuture<>();
    FakeScanner rest =
        new FakeScanner(1)
            .whenHalf(
                number ->
                    refusal.complete(
                        assertThrows(NotHeld.class, () -> box.intake.discard(id, "no"))
                            .getMessage()));
    box.intake.continueCapture(id, Sides.ORDER, rest);
    assertTrue(refusal.join().contains("is being fed"), refusal.join());
    box.settle();
    assertThrows(NotHeld.class, () -> box.intake.finish(id));
    assertThrows(NotHeld.class, () -> box.intake.discard(id, "late"));
    assertThrows(
        NotHeld.class, () -> box.intake.continueCapture(id, Sides.ORDER, new FakeScanner(1)));
  }

  @Test
  void anotherPressMeanwhileIsAnotherCapture() throws Exception {
    jamAt(3, Sides.ORDER);
    String other = box.intake.newId();
    box.intake.capture(other, Sides.ORDER, new FakeScanner(1));
    await().until(() -> store.documents().size() == 1);
    assertEquals(other, store.documents().get(0).capture());
    box.intake.continueCapture(id, Sides.ORDER, new FakeScanner(1));
    box.settle();
    assertEquals(3, store.pages(store.documents().get(1)).size());
  }

  @Test
  void itIsHeldOverARestart() throws Exception {
    jamAt(3, Sides.ORDER);
    restart(HOLD);
    assertEquals(2, box.told.one(CaptureEvent.Held.class).sides());
    box.intake.continueCapture(id, Sides.ORDER, new FakeScanner(1));
    box.settle();
    assertEquals(List.of("image 1", "image 2", "image 1"), pages());
  }

  @Test
  void decidedJustBeforeARestartItIsDone() throws Exception {
    jamAt(3, Sides.ORDER);
    box.reader.script((job, side) -> new CompletableFuture<>());
    box.intake.finish(id);
    restart(HOLD);
    box.settle();
    assertEquals(2, pages().size());
  }

  @Test
  void aBoxThatStoppedWhileSheetsWereFedHoldsTheCapture() throws Exception {
    box.close();
    try (Spool spool = Spool.create(dir.resolve("spool").resolve(id), BoxKeys.in(dir))) {
      spool.journal().append(Sides.opened(id, Sides.DOCUMENT));
      try (NewSide side = spool.newSide(1)) {
        side.write(Sides.samples(1));
        side.commit();
      }
      spool.journal().append(Sides.stored(1));
    }
    restart(HOLD);
    assertEquals(
        "The box stopped while it scanned. The first sheet is safe: feed again from sheet 2 on.",
        box.told.one(CaptureEvent.Held.class).fault());
    box.intake.continueCapture(id, Sides.ORDER, new FakeScanner(1));
    box.settle();
    assertEquals(2, pages().size());
    assertEquals(List.of(), flaws());
  }

  @Test
  void whenNobodyComesItIsFinishedWithoutTheRest() throws Exception {
    jamAt(3, Sides.ORDER);
    box.clock.go(HOLD.minusMinutes(1));
    restart(Duration.ofMillis(1));
    box.settle();
    assertEquals(2, pages().size());
    assertTrue(
        flaws().get(0).endsWith("Nobody fed them: it was finished without them."), flaws().get(0));
  }
}
