package org.sealpress.intake;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.intake.CaptureEvent.Empty;
import org.sealpress.intake.CaptureEvent.Sealed;
import org.sealpress.ledger.Event;
import org.sealpress.ocr.PageText;
import org.sealpress.page.Codec;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.ScannerInfo;
import org.sealpress.worker.PageResult;

/** A press from the button to the store. */
class IntakeTest {
  @TempDir Path dir;
  private IntakeBox box;
  private String id;

  @BeforeEach
  void open() throws IOException {
    box = new IntakeBox(dir);
    id = box.intake.newId();
  }

  @AfterEach
  void close() throws IOException {
    box.close();
  }

  private int capture(FakeScanner scanner) throws ScanFault, IOException {
    return box.intake.capture(id, Sides.ORDER, scanner);
  }

  private DocumentStore.Document document() {
    assertEquals(1, box.store.documents().size());
    return box.store.documents().get(0);
  }

  @Test
  void aBatchBecomesOneDocumentAndNothingElseIsLeft() throws Exception {
    box.reader.blank(2);
    assertEquals(3, capture(new FakeScanner(3)));
    box.settle();
    assertEquals(List.of("image 1", "image 2", "image 3"), box.store.pages(document()));
    assertEquals(
        new DocumentStore.Document(
            document().document(), 1, id, "legal", box.clock.instant(), 3, List.of(2), List.of()),
        document());
    assertEquals(List.of(), box.files());
    Sealed sealed = box.told.one(Sealed.class);
    assertEquals(document().document(), sealed.documents().get(0).document());
    assertEquals("objects/" + document().document() + ".cms", sealed.documents().get(0).object());
  }

  @Test
  void everyStepIsToldOnceAndInOrder() throws Exception {
    capture(new FakeScanner(2));
    box.settle();
    assertEquals(
        List.of(
            "Started",
            "SideFed",
            "SideRead",
            "SideFed",
            "SideRead",
            "FeedEnded",
            "DocumentMade",
            "Sealed"),
        box.told.kinds());
  }

  @Test
  void theLedgerSaysHowManySidesCameAndWhen() throws Exception {
    box.reader.blank(1);
    FakeScanner scanner =
        new FakeScanner(2)
            .whenAsked(
                number -> {
                  if (number == 3) {
                    box.clock.go(Duration.ofSeconds(7));
                  }
                });
    capture(scanner);
    box.settle();
    assertEquals(
        List.of(
            new Event.Captured(
                id,
                "fake:1",
                "grey-300",
                2,
                2,
                0,
                0,
                1,
                0,
                0,
                0,
                0,
                0,
                Instant.parse("2026-11-24T09:15:00.123Z"),
                Instant.parse("2026-11-24T09:15:07.123Z"))),
        box.events());
  }

  @Test
  void anEmptyFeederIsToldAndLeavesNothing() throws Exception {
    assertEquals(0, capture(new FakeScanner(0)));
    assertEquals(
        "The feeder is empty: put the sheets in and press again.",
        box.told.one(Empty.class).message());
    assertEquals(List.of(), box.files());
    assertEquals(List.of(), box.events(), "nothing happened to any sheet");
    assertEquals(0, box.intake.openCaptures());
  }

  @Test
  void aFaultBeforeTheFirstSideIsToldOnceAndRecordedAndLeavesNothing() throws Exception {
    FakeScanner scanner = new FakeScanner(3).failMidway(1, FakeScanner.jam());
    ScanFault fault = assertThrows(ScanFault.class, () -> capture(scanner));
    assertTrue(fault.getMessage().endsWith("Nothing was kept: feed all sheets again."));
    assertEquals(fault.getMessage(), box.told.one(Empty.class).message());
    assertEquals(List.of(), box.files());
    assertEquals(List.of(new Event.Fault("feeder-stopped", fault.getMessage(), id)), box.events());
    assertEquals(0, box.intake.openCaptures());
  }

  @Test
  void aFaultInTheMiddleSealsWhatCameBeforeAndRecordsTheFlaw() throws Exception {
    FakeScanner scanner = new FakeScanner(5).failAt(4, FakeScanner.jam());
    ScanFault fault = assertThrows(ScanFault.class, () -> capture(scanner));
    assertTrue(
        fault.getMessage().endsWith("The first 3 sheets are safe: feed again from sheet 4 on."),
        fault.getMessage());
    box.settle();
    assertEquals(List.of("image 1", "image 2", "image 3"), box.store.pages(document()));
    assertEquals(List.of(fault.getMessage()), document().flaws());
    assertEquals(3, box.events(Event.Captured.class).get(0).sidesFed());
    assertEquals(
        List.of(new Event.Fault("feeder-stopped", fault.getMessage(), id)),
        box.events(Event.Fault.class));
    assertEquals(List.of(), box.told.all(Empty.class));
  }

  @Test
  void twoCapturesOneAfterTheOtherDoNotMix() throws Exception {
    capture(new FakeScanner(2));
    String second = box.intake.newId();
    box.intake.capture(second, Sides.ORDER, new FakeScanner(1));
    box.settle();
    List<DocumentStore.Document> documents = box.store.documents();
    assertEquals(List.of(id, second), documents.stream().map(d -> d.capture()).toList());
    assertEquals(List.of("image 1", "image 2"), box.store.pages(documents.get(0)));
    assertEquals(List.of("image 1"), box.store.pages(documents.get(1)));
    assertFalse(documents.get(0).document().equals(documents.get(1).document()));
  }

  @Test
  void theNextBatchIsFedWhileTheOneBeforeIsStillRead() throws Exception {
    CompletableFuture<PageResult> later = new CompletableFuture<>();
    box.reader.script((job, side) -> side == 2 ? later : null);
    capture(new FakeScanner(2));
    box.reader.usual();
    box.intake.capture(box.intake.newId(), Sides.ORDER, new FakeScanner(1));
    assertEquals(2, box.intake.openCaptures());
    later.complete(blankPage());
    box.settle();
    List<DocumentStore.Document> documents = box.store.documents();
    assertEquals(List.of("image 1", "raw 2"), box.store.pages(documents.get(0)));
    assertEquals(List.of("image 1"), box.store.pages(documents.get(1)));
  }

  private static PageResult blankPage() {
    return new PageResult(Sides.FORMAT, Codec.RAW, 0, 0, true, PageText.none(20, 10), "");
  }

  @Test
  void toldToStopItSealsWhatCame() throws Exception {
    FakeScanner scanner =
        new FakeScanner(9)
            .whenHalf(
                number -> {
                  if (number == 2) {
                    box.intake.stopFeeding();
                  }
                });
    assertEquals(2, capture(scanner));
    box.settle();
    assertEquals(List.of("image 1", "image 2"), box.store.pages(document()));
    assertEquals(
        List.of(
            "The box was told to stop. The first 2 sheets are safe: feed again from sheet 3 on."),
        document().flaws());
  }

  @Test
  void afterThatAPressIsRefusedBeforeAnythingIsFed() {
    box.intake.stopFeeding();
    FakeScanner scanner = new FakeScanner(1);
    IOException e = assertThrows(IOException.class, () -> capture(scanner));
    assertTrue(e.getMessage().startsWith("Nothing was fed: "), e.getMessage());
    assertEquals(e.getMessage(), box.told.one(Empty.class).message());
    assertEquals(List.of(), scanner.calls);
  }

  @Test
  void aSpoolThatCantBeMadeIsToldBeforeAnythingIsFed() throws Exception {
    Files.delete(box.spool);
    Files.writeString(box.spool, "a file");
    FakeScanner scanner = new FakeScanner(1);
    IOException e = assertThrows(IOException.class, () -> capture(scanner));
    assertTrue(e.getMessage().startsWith("Nothing was fed: "), e.getMessage());
    assertEquals(List.of("Started", "Empty"), box.told.kinds());
    assertEquals(List.of(), scanner.calls);
    assertEquals(0, box.intake.openCaptures());
  }

  @Test
  void aCaptureIdIsNeverUsedTwice() throws Exception {
    box.store.failNext(new IOException("later"));
    Files.createDirectories(box.spool.resolve(id));
    FakeScanner scanner = new FakeScanner(1);
    assertThrows(IOException.class, () -> capture(scanner));
    assertEquals(List.of(), scanner.calls);
    assertEquals(List.of(id), box.files(), "what was there stays");
  }

  @Test
  void anIdThatIsNoneIsRefused() {
    FakeScanner scanner = new FakeScanner(1);
    assertThrows(
        IllegalArgumentException.class,
        () -> box.intake.capture("../elsewhere", Sides.ORDER, scanner));
    assertEquals(List.of(), scanner.calls);
  }

  @Test
  void tooManyUnsealedSidesRefuseTheNextPress() throws Exception {
    box.close();
    IntakeLimits few =
        new IntakeLimits(Duration.ofMillis(20), Duration.ofMillis(20), Duration.ofSeconds(20), 3);
    box = new IntakeBox(dir, new FakeReader(), new FakeStore(), few);
    box.reader.script((job, side) -> new CompletableFuture<>());
    capture(new FakeScanner(2));
    box.intake.capture(box.intake.newId(), Sides.ORDER, new FakeScanner(1));
    FakeScanner third = new FakeScanner(1);
    IOException e =
        assertThrows(
            IOException.class, () -> box.intake.capture(box.intake.newId(), Sides.ORDER, third));
    assertTrue(e.getMessage().contains("3 sides are not sealed yet"), e.getMessage());
    assertEquals(List.of(), third.calls);
  }

  @Test
  void aListenerThatThrowsStopsNothing() throws Exception {
    try (AngryBox other = new AngryBox(dir.resolve("other"))) {
      other.intake.capture(other.intake.newId(), Sides.ORDER, new FakeScanner(2));
      await().until(() -> other.intake.openCaptures() == 0);
      assertEquals(1, other.store.documents().size());
    }
  }

  @Test
  void theScannerIsCalledByItsDeviceWhenItHasNoName() throws Exception {
    capture(new FakeScanner(1).info(new ScannerInfo("net:host:x", "", "", "")));
    box.settle();
    assertEquals("net:host:x", box.events(Event.Captured.class).get(0).scanner());
  }
}
