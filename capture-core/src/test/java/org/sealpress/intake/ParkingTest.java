package org.sealpress.intake;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.sealpress.intake.CaptureEvent.Parked;
import org.sealpress.intake.CaptureEvent.Sealed;
import org.sealpress.ledger.Event;
import org.sealpress.scan.ScanFault;

/** What can't be finished now is finished later, and the daemon may end at any time. */
class ParkingTest {
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
  void aStoreThatFailsParksTheCaptureAndIsTriedAgain() throws Exception {
    box.store.failNext(new IOException("the disk is full"));
    box.store.failNext(new IOException("the disk is full"));
    capture(new FakeScanner(2));
    box.settle();
    assertEquals(List.of("image 1", "image 2"), box.store.pages(document()));
    List<Parked> parked = box.told.all(Parked.class);
    assertEquals(2, parked.size());
    assertEquals(
        "Not finished yet, it will be tried again: the disk is full", parked.get(0).message());
    assertEquals(1, box.events(Event.Captured.class).size(), "recorded once all the same");
    assertEquals(2, box.reader.jobs.size(), "what was read is not read again");
    assertEquals(List.of(), box.files());
  }

  @Test
  void whileItIsParkedTheHalfMadeDocumentTakesNoRoom() throws Exception {
    box.close();
    IntakeLimits slow =
        new IntakeLimits(Duration.ofHours(1), Duration.ofHours(1), Duration.ofSeconds(20), 2_000);
    box = new IntakeBox(dir, new FakeReader(), new FakeStore(), slow);
    box.store.failNext(new IOException("the disk is full"));
    capture(new FakeScanner(1));
    await().until(() -> !box.told.all(Parked.class).isEmpty());
    assertEquals(
        List.of(
            id, id + "/journal.jsonl", id + "/key", id + "/side-0001.image", id + "/side-0001.raw"),
        box.files());
  }

  @Test
  void whatIsSealedAndCantBeRemovedIsNotSealedAgain() throws Exception {
    Path obstacle = box.spool.resolve(id).resolve("z").resolve("z");
    box.store.whenStoring(
        () -> {
          try {
            Files.createDirectories(obstacle);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    capture(new FakeScanner(2));
    await().until(() -> box.told.all(Parked.class).size() > 1);
    String message = box.told.all(Parked.class).get(0).message();
    assertTrue(message.contains("sealed, but its pages can't be removed"), message);
    assertEquals(List.of(), box.told.all(Sealed.class), "something of it can still be read here");
    Files.delete(obstacle);
    box.settle();
    assertEquals(1, box.store.calls());
    assertEquals(document().document(), box.told.one(Sealed.class).documents().get(0).document());
    assertEquals(List.of(), box.files());
  }

  @Test
  void closingParksWhatCantBeFinishedAndTheNextRunFinishesIt() throws Exception {
    box.reader.script((job, side) -> side == 2 ? new CompletableFuture<>() : null);
    capture(new FakeScanner(3));
    Instant before = Instant.now();
    box.intake.close(Duration.ofMillis(50));
    assertTrue(Duration.between(before, Instant.now()).compareTo(Duration.ofSeconds(5)) < 0);
    assertEquals(List.of(), box.told.all(Parked.class), "that is no fault");
    box.ledger.close();
    FakeStore store = box.store;
    box = new IntakeBox(dir, new FakeReader(), store, IntakeBox.QUICK);
    assertEquals(List.of(), box.intake.resume());
    box.settle();
    assertEquals(List.of("image 1", "image 2", "image 3"), store.pages(document()));
  }

  @Test
  void closingWaitsForWhatIsNearlyDone() throws Exception {
    capture(new FakeScanner(3));
    box.intake.close(Duration.ofSeconds(20));
    assertEquals(1, box.store.documents().size());
  }

  @Test
  void itsThreadIsADaemonWithAName() throws Exception {
    capture(new FakeScanner(1));
    box.settle();
    List<Thread> finishing =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().equals("finishing"))
            .toList();
    assertFalse(finishing.isEmpty());
    assertTrue(finishing.stream().allMatch(Thread::isDaemon));
  }
}
