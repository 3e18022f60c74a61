package org.sealpress.intake;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.ledger.Event;
import org.sealpress.page.PageStyle;
import org.sealpress.page.separator.Separator.PatchT;
import org.sealpress.scan.ScanFault;

/** All fronts are fed, then the stack is turned over: the back of the last sheet comes first. */
class ManualDuplexTest {
  private static final CaptureOrder ORDER =
      new CaptureOrder(
          "legal", "grey", Sides.PROFILE, List.of("eng"), false, PageStyle.AS_SCANNED, true, true);

  @TempDir Path dir;
  private final FakeStore store = new FakeStore();
  private final FakeReader reader = new FakeReader();
  private IntakeBox box;
  private String id;

  @BeforeEach
  void open() throws IOException {
    box = box(Duration.ofHours(1));
    id = box.intake.newId();
  }

  private IntakeBox box(Duration hold) throws IOException {
    return new IntakeBox(dir, reader, store, IntakeBox.QUICK, hold);
  }

  @AfterEach
  void close() throws IOException {
    box.close();
  }

  private void fronts(int count) throws Exception {
    assertEquals(count, box.intake.capture(id, ORDER, new FakeScanner(count)));
  }

  /** Backs have the samples of the fronts with the same numbers in the order in which they come. */
  private void backs(int count) throws Exception {
    box.intake.continueCapture(id, ORDER, new FakeScanner(count));
    box.settle();
  }

  private String held() {
    List<CaptureEvent.Held> all = box.told.all(CaptureEvent.Held.class);
    return all.get(all.size() - 1).fault();
  }

  private List<String> pages() {
    return store.documents().stream()
        .map(each -> String.join(" ", store.pages(each)).replace("image ", ""))
        .toList();
  }

  private Event.Captured captured() throws IOException {
    return box.events(Event.Captured.class).get(0);
  }

  @Test
  void afterTheFrontsAPersonIsToldToTurnTheStack() throws Exception {
    fronts(3);
    assertEquals(
        "All fronts are fed. The fronts of 3 sheets are safe: turn the whole stack over, put it in,"
            + " and continue.",
        held());
    assertEquals(1, box.intake.openCaptures());
  }

  @Test
  void theBacksComeBehindTheirFronts() throws Exception {
    fronts(3);
    backs(3);
    // The first back, 1, is that of the third sheet.
    assertEquals(List.of("1 3 2 2 3 1"), pages());
    assertEquals(List.of(), store.documents().get(0).flaws());
    assertEquals(3, captured().sheets());
    assertEquals(6, captured().sidesFed());
    assertEquals(0, captured().stops());
    assertEquals(0, captured().continued());
  }

  @Test
  void aRestartBeforeTheStackIsTurnedForgetsNothing() throws Exception {
    fronts(2);
    box.close();
    box = box(Duration.ofHours(1));
    assertEquals(List.of(), box.intake.resume());
    assertTrue(held().contains("turn the whole stack over"), held());
    backs(2);
    assertEquals(List.of("1 2 2 1"), pages());
  }

  @Test
  void aJamAmongTheFrontsIsNoReasonToTurnTheStack() throws Exception {
    FakeScanner jammed = new FakeScanner(9).failAt(3, FakeScanner.jam());
    assertThrows(ScanFault.class, () -> box.intake.capture(id, ORDER, jammed));
    assertTrue(held().contains("feed again from sheet 3 on"), held());
    box.intake.continueCapture(id, ORDER, new FakeScanner(1));
    assertTrue(held().contains("The fronts of 3 sheets are safe"), held());
    backs(3);
    assertEquals(List.of("1 3 2 2 1 1"), pages());
    assertEquals(1, captured().stops());
    assertEquals(1, captured().continued());
  }

  @Test
  void aJamAmongTheBacksTellsHowManyAreSafe() throws Exception {
    fronts(3);
    FakeScanner jammed = new FakeScanner(9).failAt(2, FakeScanner.jam());
    assertThrows(ScanFault.class, () -> box.intake.continueCapture(id, ORDER, jammed));
    assertTrue(held().contains("The fronts of 3 sheets are safe, and 1 of the backs"), held());
    backs(2);
    assertEquals(List.of("1 2 2 1 3 1"), pages());
  }

  @Test
  void whenTheyAreNotAsManyAllAreKeptAsTheyWereFedAndThatIsTold() throws Exception {
    reader.separator(2, new PatchT());
    fronts(3);
    backs(2);
    assertEquals(List.of("1 2 3 1 2"), pages());
    String flaw =
        "there are 3 fronts and 2 backs: all are kept, the fronts first and then the backs as they"
            + " were fed";
    assertEquals(List.of(flaw), store.documents().get(0).flaws());
    assertEquals(
        List.of(new Event.Fault(Event.Fault.DOUBTFUL_SHEETS, flaw, id)),
        box.events(Event.Fault.class));
  }

  @Test
  void withoutBacksTheDocumentSaysSo() throws Exception {
    fronts(2);
    box.intake.finish(id);
    box.settle();
    assertEquals(List.of("1 2"), pages());
    assertTrue(
        store.documents().get(0).flaws().get(0).endsWith("It was finished without them."),
        store.documents().toString());
  }

  @Test
  void separatorsDivideSheetsThatWereTurnedOverToo() throws Exception {
    reader.separator(3, new PatchT()); // the front of sheet 3, and the third back, of sheet 3 too
    fronts(5);
    backs(5);
    assertEquals(List.of("1 5 2 4", "4 2 5 1"), pages());
    assertEquals(2, captured().separators());
    assertEquals(10, captured().sidesFed());
  }

  @Test
  void aPageThatIsScannedOnceMoreLeavesTheOtherSideOfItsSheetAlone() throws Exception {
    CaptureOrder checked = ORDER.checked(Duration.ofMinutes(10));
    box.intake.capture(id, checked, new FakeScanner(2));
    box.intake.continueCapture(id, checked, new FakeScanner(2));
    await().until(() -> !box.told.all(CaptureEvent.Checking.class).isEmpty());
    // Sides 1 and 2 are fronts; 4 is the back of 1, and 3 that of 2.
    assertEquals(1, box.intake.rescan(id, 4, "anna", "a fold", checked, new FakeScanner(1)));
    assertEquals(1, box.intake.rescan(id, 2, "anna", "a stain", checked, new FakeScanner(1)));
    assertEquals(
        List.of(1, 5, 6, 3),
        box.intake.checks().view(id).orElseThrow().pages().stream()
            .map(CaptureView.Page::side)
            .toList());
    box.intake.checks().confirm(id, "anna");
    box.settle();
    assertEquals(List.of("1 1 1 1"), pages());
    assertEquals(2, captured().sheets());
    assertEquals(6, captured().sidesFed());
    assertEquals(2, captured().sidesFedAgain());
    assertEquals(0, captured().sidesLost());
  }
}
