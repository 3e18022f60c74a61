package org.sealpress.intake;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.intake.CaptureEvent.Flawed;
import org.sealpress.intake.CaptureEvent.Sealed;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.RandomId;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageStyle;
import org.sealpress.page.separator.Separator;
import org.sealpress.page.separator.Separator.Cover;
import org.sealpress.page.separator.Separator.PatchT;
import org.sealpress.scan.Paper;
import org.sealpress.scan.ScanProfile;

/** What becomes of a batch with separator sheets in it. */
class SeparatorSheetsTest {
  private static final Separator PATCH = new PatchT();
  private static final String UNKNOWN = "abcdefghijklmnopqrstuvwxy2";

  @TempDir Path dir;
  private final FakeStore store = new FakeStore();
  private final FakeReader reader = new FakeReader();
  private IntakeBox box;

  @BeforeEach
  void start() throws IOException {
    box = new IntakeBox(dir, reader, store, IntakeBox.QUICK);
  }

  @AfterEach
  void close() throws IOException {
    box.close();
  }

  private static CaptureOrder order(boolean duplex, boolean dropBlank, boolean split) {
    ScanProfile profile =
        new ScanProfile(300, ColorMode.GRAY, duplex ? "ADF Duplex" : "ADF Front", Paper.A4);
    return new CaptureOrder(
        "legal", "grey", profile, List.of("eng"), dropBlank, PageStyle.AS_SCANNED, split);
  }

  private static Cover cover(String title) {
    return new Cover("draft", title, "");
  }

  private void capture(int sides) throws Exception {
    capture(sides, order(false, false, true));
  }

  private void capture(int sides, CaptureOrder order) throws Exception {
    box.intake.capture(box.intake.newId(), order, new FakeScanner(sides));
    box.settle();
  }

  private void separators(Separator separator, int... sides) {
    for (int side : sides) {
      reader.separator(side, separator);
    }
  }

  /** The pages of all documents, by the numbers of their sides; and the accounts must add up. */
  private List<String> documents() throws IOException {
    for (Event.Captured captured : box.events(Event.Captured.class)) {
      int pages =
          store.documents().stream()
              .filter(each -> each.capture().equals(captured.capture()))
              .mapToInt(DocumentStore.Document::pages)
              .sum();
      assertEquals(
          captured.sidesFed(),
          pages + captured.separators() + captured.sidesDropped() + captured.sidesFedAgain());
    }
    return store.documents().stream()
        .map(each -> String.join(" ", store.pages(each)).replace("image ", ""))
        .toList();
  }

  private int counted() throws IOException {
    return box.events(Event.Captured.class).get(0).separators();
  }

  private List<String> flaws() {
    return box.told.all(Flawed.class).stream().map(Flawed::flaw).toList();
  }

  @Test
  void eachSeparatorBeginsADocumentAndIsNoPage() throws Exception {
    separators(PATCH, 3, 5);
    capture(7);

    assertEquals(List.of("1 2", "4", "6 7"), documents());
    assertEquals(2, counted());
    assertEquals(List.of(), flaws());
    List<SealedDocument> sealed = box.told.one(Sealed.class).documents();
    assertEquals(
        store.documents().stream().map(DocumentStore.Document::document).toList(),
        sealed.stream().map(SealedDocument::document).toList());
    assertEquals(3, sealed.stream().map(SealedDocument::document).distinct().count());
    assertTrue(sealed.stream().allMatch(each -> RandomId.isOne(each.document())));
    assertEquals(List.of(), box.files());
  }

  @Test
  void separatorsAtTheStartAtTheEndAndTwiceMakeNoEmptyDocument() throws Exception {
    separators(PATCH, 1, 2, 4, 5, 7, 8);
    capture(8);

    assertEquals(List.of("3", "6"), documents());
    assertEquals(6, counted());
    assertEquals(List.of(), flaws());
  }

  @Test
  void whereTheClassDoesNotDivideTheyArePages() throws Exception {
    separators(PATCH, 1, 3);
    capture(4, order(false, false, false));

    assertEquals(List.of("1 2 3 4"), documents());
    assertEquals(0, counted());
  }

  @Test
  void whenThereAreOnlySeparatorsTheyAreKeptAndThatIsTold() throws Exception {
    separators(cover("Lease"), 1, 2);
    capture(2);

    assertEquals(List.of("1 2"), documents());
    assertEquals(0, counted());
    assertEquals(List.of("only separator sheets were fed: they are its pages"), flaws());
    assertEquals("legal", store.documents().get(0).documentClass());
  }

  @Test
  void aCoverSheetGivesItsDocumentAClass() throws Exception {
    separators(cover("Lease"), 2);
    capture(3);

    assertEquals(List.of("1", "3"), documents());
    assertEquals("legal", store.documents().get(0).documentClass());
    assertEquals("draft", store.documents().get(1).documentClass());
  }

  @Test
  void aPatchSheetAfterACoverSheetTakesNothingAway() throws Exception {
    separators(cover("Lease"), 1);
    separators(PATCH, 2);
    capture(3);
    assertEquals("draft", store.documents().get(0).documentClass());
    assertEquals(List.of(), flaws());
  }

  @Test
  void coverSheetsWithoutPagesAreTold() throws Exception {
    separators(cover("Lease"), 1);
    separators(cover("Other"), 2);
    separators(cover("Last"), 4);
    capture(4);

    assertEquals(List.of("3"), documents());
    assertEquals(
        List.of(
            "the cover sheet on side 1 has no pages after it",
            "the cover sheet on side 4 has no pages after it"),
        flaws());
    assertEquals(flaws(), store.documents().get(0).flaws());
    assertEquals(
        flaws(), box.events(Event.Fault.class).stream().map(Event.Fault::message).toList());
  }

  @Test
  void aClassThatTheBoxDoesNotHaveIsToldAndTheUsualOneTaken() throws Exception {
    separators(new Cover("secret", "Lease", ""), 1);
    capture(2);
    assertEquals("legal", store.documents().get(0).documentClass());
    assertTrue(flaws().get(0).contains("asks for the class secret"), flaws().toString());
  }

  @Test
  void noTitleIsEverInTheLedger() throws Exception {
    separators(new Cover("secret", "Lease of 3 Mill Lane", UNKNOWN), 1);
    capture(2);
    assertFalse(box.events().toString().contains("Mill Lane"));
  }

  @Test
  void aCoverSheetOfADocumentMakesItsNextVersion() throws Exception {
    capture(1);
    String first = store.documents().get(0).document();
    separators(new Cover("legal", "Lease", first), 1, 4);
    separators(PATCH, 6);
    capture(7);

    assertEquals(List.of("1", "2 3", "5", "7"), documents());
    List<DocumentStore.Document> all = store.documents();
    assertEquals(
        List.of(first, first, first), all.subList(0, 3).stream().map(d -> d.document()).toList());
    assertEquals(List.of(1, 2, 3, 1), all.stream().map(d -> d.version()).toList());
    assertNotEquals(first, all.get(3).document());
    assertEquals(List.of(), flaws());
  }

  @Test
  void aDocumentThatTheBoxDoesNotHaveIsANewOne() throws Exception {
    separators(new Cover("legal", "Lease", UNKNOWN), 1);
    capture(2);
    assertNotEquals(UNKNOWN, store.documents().get(0).document());
    assertEquals(1, store.documents().get(0).version());
    assertTrue(flaws().get(0).contains("this box does not have"), flaws().toString());
  }

  @Test
  void theBlankOtherSideOfASeparatorGoesWithIt() throws Exception {
    separators(PATCH, 3, 8); // the second one came face down
    reader.blank(4, 6, 7);
    capture(10, order(true, false, true));

    assertEquals(List.of("1 2", "5 6", "9 10"), documents());
    assertEquals(4, counted());
  }

  @Test
  void whatIsOnTheOtherSideOfASeparatorIsKeptAndTold() throws Exception {
    separators(PATCH, 3);
    capture(6, order(true, false, true));
    assertEquals(List.of("1 2", "4 5 6"), documents());
    assertTrue(flaws().get(0).startsWith("side 4 is the other side"), flaws().toString());
  }

  @Test
  void blankSidesAreDroppedDocumentByDocument() throws Exception {
    separators(PATCH, 3);
    reader.blank(2, 4, 5);
    capture(5, order(false, true, true));
    assertEquals(List.of("1", "4 5"), documents());
  }

  @Test
  void afterARestartItIsDividedAsBeforeWhateverIsReadThen() throws Exception {
    separators(PATCH, 2, 4);
    separators(cover("Lease"), 6);
    AtomicBoolean full = new AtomicBoolean(true);
    store.whenStoring(
        () -> {
          if (full.get() && store.calls() > 1) {
            store.failNext(new IOException("the disk is full"));
          }
        });
    box.intake.capture(box.intake.newId(), order(false, false, true), new FakeScanner(7));
    await().until(() -> store.calls() > 2);
    box.close();
    full.set(false);
    box = new IntakeBox(dir, new FakeReader(), store, IntakeBox.QUICK); // which sees no separators
    assertEquals(List.of(), box.intake.resume());
    box.settle();

    assertEquals(List.of("1", "3", "5", "7"), documents());
    assertEquals("draft", store.documents().get(3).documentClass());
    assertEquals(1, box.events(Event.Captured.class).size());
    assertEquals(4, box.told.one(Sealed.class).documents().size());
    assertEquals(List.of(), box.files());
  }
}
