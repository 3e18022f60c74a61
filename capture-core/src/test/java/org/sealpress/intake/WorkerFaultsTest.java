package org.sealpress.intake;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpress.intake.CaptureEvent.Parked;
import org.sealpress.intake.CaptureEvent.SideRead;
import org.sealpress.ledger.Event;
import org.sealpress.worker.PageJob.Effort;
import org.sealpress.worker.PageResult;
import org.sealpress.worker.WorkerFault;
import org.sealpress.worker.WorkerFault.Kind;

/** A page that can't be read is a page all the same. */
class WorkerFaultsTest {
  @TempDir Path dir;
  private IntakeBox box;

  @BeforeEach
  void open() throws IOException {
    box = new IntakeBox(dir);
  }

  @AfterEach
  void close() throws IOException {
    box.close();
  }

  private String capture(int sides) throws Exception {
    String id = box.intake.newId();
    box.intake.capture(id, Sides.ORDER, new FakeScanner(sides));
    return id;
  }

  private DocumentStore.Document document() {
    box.settle();
    assertEquals(1, box.store.documents().size());
    return box.store.documents().get(0);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"BROKEN", "UNREADABLE", "NOT_INSTALLED"})
  void withoutAnImageTheSamplesAreThePage(Kind kind) throws Exception {
    box.reader.fail(kind, Effort.READ, Effort.IMAGE_ONLY);
    String id = capture(2);
    assertEquals(List.of("raw 1", "raw 2"), box.store.pages(document()));
    String first = "not read: " + kind + " of side 1";
    assertEquals(
        List.of("page 1: " + first, "page 2: not read: " + kind + " of side 2"),
        document().flaws());
    assertEquals(
        List.of(first, "not read: " + kind + " of side 2"),
        box.told.all(SideRead.class).stream().map(SideRead::flaw).toList());
    assertEquals(
        new Event.Fault("page-not-read", "page 1: " + first, id),
        box.events(Event.Fault.class).get(0));
  }

  @Test
  void withoutALanguageThereIsStillACompressedImage() throws Exception {
    box.reader.fail(Kind.NOT_INSTALLED, Effort.READ);
    capture(1);
    assertEquals(List.of("image 1"), box.store.pages(document()));
    assertEquals(List.of("page 1: not read: NOT_INSTALLED of side 1"), document().flaws());
    assertEquals(
        List.of(Effort.READ, Effort.IMAGE_ONLY),
        box.reader.jobs.stream().map(job -> job.effort()).toList());
  }

  @Test
  void pagesWithTheSameFlawAreNamedInOneLine() throws Exception {
    box.reader.script(
        (job, side) ->
            side == 2
                ? null
                : CompletableFuture.failedFuture(new WorkerFault(Kind.BROKEN, "it died")));
    capture(4);
    assertEquals(List.of("pages 1, 3, 4: not read: it died"), document().flaws());
    assertEquals(1, box.events(Event.Fault.class).size());
    assertEquals(List.of("raw 1", "image 2", "raw 3", "raw 4"), box.store.pages(document()));
  }

  @Test
  void aProgramErrorIsNoReasonToLoseAPage() throws Exception {
    box.reader.script(
        (job, side) -> CompletableFuture.failedFuture(new IllegalStateException("a bug")));
    capture(1);
    assertEquals(List.of("raw 1"), box.store.pages(document()));
    assertEquals(List.of("page 1: not read: a bug"), document().flaws());
  }

  @Test
  void aSpoolThatCouldNotTakeTheImageIsTriedAgainAndThePageIsRead() throws Exception {
    AtomicInteger failures = new AtomicInteger(3);
    box.reader.script(
        (job, side) ->
            side == 2 && failures.getAndDecrement() > 0
                ? CompletableFuture.failedFuture(
                    new WorkerFault(Kind.SPOOL, "the page's image can't be stored: disk full"))
                : null);
    capture(3);
    assertEquals(List.of("image 1", "image 2", "image 3"), box.store.pages(document()));
    assertEquals(List.of(), document().flaws());
    assertEquals(6, box.reader.jobs.size(), "only that side was done again");
    List<Parked> parked = box.told.all(Parked.class);
    assertEquals(2, parked.size());
    assertTrue(parked.get(0).message().contains("side 2: the page's image can't be stored"));
  }

  @Test
  void whenTheWorkersTakeNoMoreTheSideIsReadLater() throws Exception {
    AtomicInteger refusals = new AtomicInteger(2);
    box.reader.script(
        (job, side) -> {
          if (refusals.getAndDecrement() > 0) {
            throw new RejectedExecutionException("20000 pages wait");
          }
          return null;
        });
    capture(1);
    assertEquals(List.of("image 1"), box.store.pages(document()));
    assertEquals(List.of(), document().flaws());
  }

  @Test
  void aPageThatIsNeverReadIsNotWaitedForWithoutEnd() throws Exception {
    box.close();
    IntakeLimits impatient =
        new IntakeLimits(
            Duration.ofMillis(20), Duration.ofMillis(20), Duration.ofMillis(50), 2_000);
    box = new IntakeBox(dir, new FakeReader(), new FakeStore(), impatient);
    CompletableFuture<PageResult> never = new CompletableFuture<>();
    box.reader.script((job, side) -> never);
    capture(1);
    await().until(() -> box.told.all(Parked.class).size() >= 2);
    assertTrue(box.told.all(Parked.class).get(0).message().contains("side 1 was not read within"));
    assertEquals(1, box.reader.jobs.size(), "it is still being read and not begun again");
    never.completeExceptionally(new WorkerFault(Kind.BROKEN, "it died"));
    assertEquals(List.of("raw 1"), box.store.pages(document()));
  }
}
