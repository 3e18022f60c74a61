package org.sealpress.intake;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.intake.CaptureView.Kind;
import org.sealpress.ledger.CheckEvent;
import org.sealpress.ledger.Event;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageStyle;
import org.sealpress.page.separator.Separator;
import org.sealpress.scan.Paper;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.ScanProfile;

/** A capture that waits for a person to look at its pages before it is sealed. */
class CheckTest {
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final CaptureOrder ORDER = Sides.ORDER.checked(LONGEST);
  private static final CaptureOrder DUPLEX =
      new CaptureOrder(
              "legal",
              "grey-300",
              new ScanProfile(300, ColorMode.GRAY, "ADF Duplex", Paper.A4),
              List.of("eng"),
              false,
              PageStyle.AS_SCANNED)
          .checked(LONGEST);

  @TempDir Path dir;
  private final FakeStore store = new FakeStore();
  private final FakeReader reader = new FakeReader();
  private IntakeBox box;
  private Checks checks;
  private String id;

  @BeforeEach
  void open() throws IOException {
    start();
    id = box.intake.newId();
  }

  private void start() throws IOException {
    box = new IntakeBox(dir, reader, store, IntakeBox.QUICK, Duration.ofHours(1));
    checks = box.intake.checks();
  }

  @AfterEach
  void close() throws IOException {
    box.close();
  }

  private void scan(int sides, CaptureOrder order) throws Exception {
    box.intake.capture(id, order, new FakeScanner(sides));
    awaitCheck();
  }

  private void awaitCheck() {
    await().until(() -> !box.told.all(CaptureEvent.Checking.class).isEmpty());
  }

  private void restart() throws IOException {
    box.close();
    start();
    assertEquals(List.of(), box.intake.resume());
  }

  private void confirm() throws IOException {
    checks.confirm(id, "anna");
    box.settle();
  }

  private String pages() {
    assertEquals(1, store.documents().size());
    return String.join(" ", store.pages(store.documents().get(0))).replace("image ", "");
  }

  private String kinds() throws IOException {
    return String.join(
        " ", view().pages().stream().map(page -> page.side() + ":" + page.kind()).toList());
  }

  private CaptureView view() throws IOException {
    return checks.view(id).orElseThrow();
  }

  private String xmp() throws IOException {
    byte[] pdf = store.tried().get(store.tried().size() - 1);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new String(
          document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
    }
  }

  private Event.Captured captured() throws IOException {
    return box.events(Event.Captured.class).get(0);
  }

  private void assertRefused(CheckRefused.Why why, org.junit.jupiter.api.function.Executable what) {
    assertEquals(why, assertThrows(CheckRefused.class, what).why());
  }

  @Test
  void itIsSealedWhenSomebodyHasConfirmedItAndSaysWho() throws Exception {
    scan(2, ORDER);
    assertEquals("1:PAGE 2:PAGE", kinds());
    assertEquals(List.of(), store.documents());
    confirm();
    assertEquals("1 2", pages());
    assertTrue(xmp().contains(">anna</sealpress:CheckedBy>"), xmp());
    assertTrue(xmp().contains("anna looked at the pages and confirmed them."), xmp());
    assertEquals(List.of(new CheckEvent.Confirmed(id, "anna")), box.events(CheckEvent.class));
    assertEquals("anna", box.told.one(CaptureEvent.Checked.class).by());
    assertEquals(List.of(), box.files());
    assertTrue(checks.view(id).isEmpty());
  }

  @Test
  void whenNobodyComesItSealsItselfAndSaysSo() throws Exception {
    scan(2, ORDER);
    box.clock.go(LONGEST);
    box.settle();
    assertEquals("1 2", pages());
    assertTrue(xmp().contains("Nobody confirmed the pages within the time"), xmp());
    assertEquals(List.of(new CheckEvent.Confirmed(id, "")), box.events(CheckEvent.class));
    assertRefused(CheckRefused.Why.NOT_NOW, () -> checks.confirm(id, "anna"));
  }

  @Test
  void whereNobodyHasToLookNothingIsSaidOfIt() throws Exception {
    box.intake.capture(id, Sides.ORDER, new FakeScanner(1));
    box.settle();
    assertFalse(xmp().contains("Check"), xmp());
    assertEquals(List.of(), box.events(CheckEvent.class));
  }

  @Test
  void itWaitsLongerWhenAskedToButNotForEver() throws Exception {
    scan(1, ORDER);
    checks.prolong(id, "anna");
    assertEquals(box.clock.instant().plus(LONGEST.multipliedBy(2)), view().until().orElseThrow());
    for (int i = 0; i < 142; i++) {
      checks.prolong(id, "anna");
    }
    assertEquals(box.clock.instant().plus(CheckTime.LONGEST), view().until().orElseThrow());
    assertRefused(CheckRefused.Why.NOT_NOW, () -> checks.prolong(id, "anna"));
    box.clock.go(CheckTime.LONGEST.minusSeconds(1));
    restart();
    assertEquals(List.of(), store.documents());
    box.clock.go(CheckTime.LONGEST);
    box.settle();
    assertEquals("1", pages());
  }

  @Test
  void itIsNotSealedWhileASheetWaitsForTheScanner() throws Exception {
    scan(2, ORDER);
    box.clock.go(LONGEST.minusSeconds(1));
    checks.awaitScanner(id, "anna");
    assertEquals(box.clock.instant().plus(LONGEST), view().until().orElseThrow());
    box.clock.go(LONGEST);
    await().until(() -> view().until().orElseThrow().isAfter(box.clock.instant()));
    assertEquals(1, box.intake.rescan(id, 2, "anna", "a fold", ORDER, new FakeScanner(1)));
    checks.scannerDone(id);
    box.clock.go(LONGEST);
    box.settle();
    assertEquals("1 1", pages());
  }

  @Test
  void forTheScannerItWaitsNoLongerThanForAPerson() throws Exception {
    scan(1, ORDER);
    checks.awaitScanner(id, "anna");
    box.clock.go(CheckTime.LONGEST);
    box.settle();
    assertEquals("1", pages());
    assertRefused(CheckRefused.Why.NOT_NOW, () -> checks.awaitScanner(id, "anna"));
  }

  @Test
  void aClockThatIsSetMakesItWaitNeitherLessNorLonger() throws Exception {
    scan(1, ORDER);
    for (Duration jump : List.of(Duration.ofDays(2), Duration.ofDays(-700))) {
      box.setClock(jump);
      assertEquals(box.clock.instant().plus(LONGEST), view().until().orElseThrow());
    }
    box.clock.go(LONGEST.minusSeconds(1));
    assertEquals(box.clock.instant().plusSeconds(1), view().until().orElseThrow());
    box.clock.go(Duration.ofSeconds(1));
    box.settle();
    assertEquals("1", pages());
  }

  @Test
  void afterARestartItWaitsAsLongAsUsualWhateverTheClockSays() throws Exception {
    scan(1, ORDER);
    for (Duration off : List.of(Duration.ofDays(2), Duration.ofDays(-700))) {
      box.close();
      start();
      box.setClock(off);
      assertEquals(List.of(), box.intake.resume());
      assertEquals(box.clock.instant().plus(LONGEST), view().until().orElseThrow());
    }
  }

  @Test
  void whoHasJustDecidedSomethingHasAMinuteMore() throws Exception {
    scan(2, ORDER);
    box.clock.go(LONGEST.minusSeconds(5));
    checks.drop(id, 1, "anna", "not ours");
    assertEquals(box.clock.instant().plusSeconds(60), view().until().orElseThrow());
  }

  @Test
  void aPageThatIsLeftOutIsCountedAndTold() throws Exception {
    scan(3, ORDER);
    checks.drop(id, 2, "anna", " of <another> letter ");
    CaptureEvent.Decided decided = box.told.all(CaptureEvent.Decided.class).get(0);
    assertEquals("Side 2 was left out by anna: of <another> letter.", decided.what());
    assertEquals("Side 2 was left out by anna.", decided.logged());
    assertEquals("1:PAGE 2:DROPPED 3:PAGE", kinds());
    assertEquals("of <another> letter", view().pages().get(1).why());
    restart();
    awaitCheck();
    assertEquals("1:PAGE 2:DROPPED 3:PAGE", kinds());
    confirm();
    assertEquals("1 3", pages());
    String told = "Side 2 was left out by anna: of &lt;another&gt; letter.";
    assertTrue(xmp().contains("<sealpress:Gap>" + told), xmp());
    assertEquals(3, captured().sidesFed());
    assertEquals(1, captured().sidesDropped());
    assertEquals(2, captured().sheets());
    assertEquals(
        List.of(new CheckEvent.SideLeftOut(id, 2, "anna", "of <another> letter")),
        box.events(CheckEvent.SideLeftOut.class));
  }

  @Test
  void itIsPutBackAndNothingIsToldThen() throws Exception {
    scan(2, ORDER);
    checks.drop(id, 1, "anna", "by mistake");
    assertRefused(CheckRefused.Why.NOT_NOW, () -> checks.drop(id, 2, "anna", "the last one"));
    assertRefused(CheckRefused.Why.NO_SUCH_PAGE, () -> checks.drop(id, 1, "anna", "again"));
    checks.restore(id, 1, "ben");
    assertRefused(CheckRefused.Why.NO_SUCH_PAGE, () -> checks.restore(id, 1, "ben"));
    confirm();
    assertEquals("1 2", pages());
    assertEquals(0, captured().sidesDropped());
    assertFalse(xmp().contains("mistake"), xmp());
  }

  @Test
  void aTurnedPageIsReadThatWayAndItsImageStays() throws Exception {
    scan(2, ORDER);
    checks.turn(id, 2, 1, "anna");
    checks.turn(id, 2, 2, "anna");
    assertEquals(3, view().pages().get(1).quarterTurns());
    restart();
    awaitCheck();
    assertEquals(3, view().pages().get(1).quarterTurns());
    confirm();
    assertEquals("1 2", pages());
    assertTrue(xmp().contains("Side 2 was turned to 270 degrees by anna."), xmp());
    assertTrue(
        reader.jobs.stream().anyMatch(job -> job.upright() && job.quarterTurns() == 3),
        "and is not turned by anybody else");
    assertEquals(
        List.of(new CheckEvent.SideTurned(id, 2, "anna", 270)),
        box.events(CheckEvent.SideTurned.class));
  }

  @Test
  void aSheetThatIsFedOnceMoreTakesThePlaceOfTheFormer() throws Exception {
    scan(3, ORDER);
    FakeScanner scanner = new FakeScanner(5);
    assertEquals(1, box.intake.rescan(id, 2, "anna", "a fold", ORDER, scanner));
    assertFalse(scanner.calls.contains("next 2"), "one sheet and no more");
    assertEquals("1:PAGE 4:PAGE 3:PAGE", kinds());
    restart();
    awaitCheck();
    assertEquals("1:PAGE 4:PAGE 3:PAGE", kinds());
    checks.turn(id, 4, 2, "anna");
    assertEquals(1, box.intake.rescan(id, 4, "ben", "still a fold", ORDER, scanner));
    confirm();
    assertEquals("1 1 3", pages());
    assertEquals(5, captured().sidesFed());
    assertEquals(2, captured().sidesFedAgain());
    assertEquals(3, captured().sheets());
    assertTrue(xmp().contains("Side 2 was scanned once more by anna: a fold."), xmp());
    assertFalse(xmp().contains("was turned"), "that side is no page any more");
    assertEquals(2, box.events(CheckEvent.SideReplaced.class).size());
  }

  @Test
  void ofTwoSidesBothAreReplaced() throws Exception {
    scan(4, DUPLEX);
    checks.drop(id, 4, "anna", "blank");
    assertEquals(2, box.intake.rescan(id, 3, "anna", "a fold", DUPLEX, new FakeScanner(2)));
    assertEquals("1:PAGE 2:PAGE 5:PAGE 6:PAGE", kinds());
    confirm();
    assertEquals("1 2 1 2", pages());
    assertEquals(2, captured().sheets());
    assertEquals(6, captured().sidesFed());
    assertEquals(2, captured().sidesFedAgain());
    assertEquals(0, captured().sidesDropped());
  }

  @Test
  void aSheetThatDoesNotComeWholeReplacesNothing() throws Exception {
    scan(4, DUPLEX);
    assertEquals(0, box.intake.rescan(id, 1, "anna", "a fold", DUPLEX, new FakeScanner(0)));
    assertEquals(0, box.intake.rescan(id, 1, "anna", "a fold", DUPLEX, new FakeScanner(1)));
    FakeScanner jam = new FakeScanner(2).failMidway(2, FakeScanner.jam());
    assertThrows(ScanFault.class, () -> box.intake.rescan(id, 1, "anna", "a fold", DUPLEX, jam));
    assertEquals("1:PAGE 2:PAGE 3:PAGE 4:PAGE", kinds());
    List<CaptureEvent.Decided> told = box.told.all(CaptureEvent.Decided.class);
    assertTrue(told.stream().allMatch(CaptureEvent.Decided::trouble), told.toString());
    assertTrue(told.get(2).what().endsWith("The page is as it was."), told.toString());
    confirm();
    assertEquals("1 2 3 4", pages());
    assertEquals(6, captured().sidesFed());
    assertEquals(2, captured().sidesFedAgain());
    assertEquals(1, captured().sidesRefused());
  }

  @Test
  void nothingElseIsDecidedWhileASheetIsFed() throws Exception {
    scan(2, ORDER);
    box.clock.go(LONGEST.minusSeconds(1));
    FakeScanner scanner =
        new FakeScanner(1)
            .whenHalf(
                half -> {
                  assertRefused(CheckRefused.Why.NOT_NOW, () -> checks.confirm(id, "ben"));
                  assertRefused(CheckRefused.Why.NOT_NOW, () -> checks.drop(id, 1, "ben", "no"));
                  assertThrows(NotHeld.class, () -> box.intake.discard(id, "no"));
                  box.clock.go(LONGEST);
                });
    assertEquals(1, box.intake.rescan(id, 1, "anna", "a fold", ORDER, scanner));
    assertTrue(view().until().orElseThrow().isAfter(box.clock.instant()), "time to look at it");
    confirm();
    assertEquals("1 2", pages());
  }

  @Test
  void itIsThrownAwayWithAReason() throws Exception {
    scan(2, ORDER);
    box.intake.discard(id, "the wrong contract");
    box.settle();
    assertEquals(List.of(), store.documents());
    assertEquals(List.of(new Event.Discarded(id, "the wrong contract")), box.events());
    assertEquals(List.of(), box.files());
  }

  @Test
  void dividedItIsCountedInEachDocument() throws Exception {
    reader.separator(3, new Separator.PatchT());
    box.intake.capture(
        id,
        new CaptureOrder(
                "legal", "grey", Sides.PROFILE, List.of("eng"), false, PageStyle.AS_SCANNED, true)
            .checked(LONGEST),
        new FakeScanner(6));
    awaitCheck();
    assertEquals(Kind.SEPARATOR, view().pages().get(2).kind());
    box.intake.rescan(id, 2, "anna", "a fold", ORDER, new FakeScanner(1));
    checks.drop(id, 5, "anna", "not ours");
    confirm();
    assertEquals(2, store.documents().size());
    assertEquals(List.of("image 1", "image 1"), store.pages(store.documents().get(0)));
    assertEquals(List.of("image 4", "image 6"), store.pages(store.documents().get(1)));
    assertEquals(7, captured().sidesFed());
    assertEquals(1, captured().sidesFedAgain());
    assertEquals(1, captured().sidesDropped());
    assertEquals(1, captured().separators());
    assertTrue(xmp().contains("Side 5 was left out") && !xmp().contains("Side 2"), xmp());
  }

  @Test
  void whatIsTypedIsChecked() throws Exception {
    scan(2, ORDER);
    assertThrows(IllegalArgumentException.class, () -> checks.drop(id, 1, "anna", " "));
    assertThrows(IllegalArgumentException.class, () -> checks.drop(id, 1, "anna", "x".repeat(201)));
    assertThrows(IllegalArgumentException.class, () -> checks.drop(id, 1, "anna", "a\nb"));
    assertThrows(IllegalArgumentException.class, () -> checks.confirm(id, ""));
    assertThrows(IllegalArgumentException.class, () -> checks.turn(id, 1, 0, "anna"));
    assertRefused(CheckRefused.Why.NO_SUCH_PAGE, () -> checks.turn(id, 3, 1, "anna"));
    assertRefused(CheckRefused.Why.NOT_NOW, () -> checks.confirm("unknown", "anna"));
    assertEquals("1:PAGE 2:PAGE", kinds());
  }
}
