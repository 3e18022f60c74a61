package org.sealpress.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.sealpress.gate.PdfGate;
import org.sealpress.gate.Verdict;
import org.sealpress.intake.JournalEntry.Opened;
import org.sealpress.intake.JournalEntry.Sealed;
import org.sealpress.worker.PageResult;

/** From the last side of a capture to the sealed document. Can be repeated at any point. */
final class Finishing {
  private final IntakeSettings settings;
  private final Duration pageWait;
  private final SideWork sideWork;
  private final Inspection inspection;
  private final Books books;
  private final DocumentStore store;
  private final CaptureListener listener;
  private final Aside aside;

  /** Captures that could not be moved out of the way yet; the ledger was told of them. */
  private final Set<String> givenUp = new HashSet<>();

  Finishing(
      IntakeSettings settings,
      Duration pageWait,
      SideWork sideWork,
      PdfGate gate,
      Books books,
      DocumentStore store,
      CaptureListener listener) {
    this.settings = settings;
    this.pageWait = pageWait;
    this.sideWork = sideWork;
    this.inspection = new Inspection(gate, listener);
    this.books = books;
    this.store = store;
    this.listener = listener;
    this.aside = Aside.in(settings.spool());
  }

  /**
   * Does all that is not done yet. When this returns, the document is stored and the spool is gone.
   *
   * @throws IOException when it can't be done now
   */
  void finish(OpenCapture capture) throws IOException, InterruptedException {
    capture.write();
    if (capture.stage() instanceof Stage.ThrownAway thrown) {
      books.recordDiscarded(capture, thrown.reason());
      remove(capture, "thrown away");
      listener.on(new CaptureEvent.Discarded(capture.id(), thrown.reason()));
      return;
    }
    if (capture.stage() instanceof Stage.Closed) {
      try {
        capture.begins(new Sealed(seal(capture)));
      } catch (SpoolDamaged e) {
        giveUp(capture, e);
      }
    }
    if (capture.stage() instanceof Stage.Done done) {
      remove(capture, "sealed");
      listener.on(
          new CaptureEvent.Sealed(capture.id(), capture.opened().document(), done.object()));
    }
  }

  /** Nothing of it can be read back, now or later. */
  private void giveUp(OpenCapture capture, SpoolDamaged why) throws IOException {
    Path folder = capture.spool().folder();
    String message =
        Sentence.join("Of the capture " + why.getMessage(), "Feed all its sheets again.");
    if (!givenUp.contains(capture.id())) {
      Aside.mark(folder, message);
      books.recordSetAside(capture.id(), message);
      givenUp.add(capture.id());
    }
    if (!Files.notExists(folder)) {
      aside.take(folder, message);
    }
    capture.closeQuietly();
    givenUp.remove(capture.id());
    listener.on(new CaptureEvent.Empty(capture.id(), message));
  }

  private static void remove(OpenCapture capture, String done) throws IOException {
    try {
      capture.spool().delete();
    } catch (IOException e) {
      throw new IOException(
          "it is " + done + ", but its pages can't be removed from this box: " + Sentence.of(e), e);
    }
  }

  private String seal(OpenCapture capture) throws IOException, InterruptedException {
    Spool spool = capture.spool();
    List<CompletableFuture<PageResult>> work =
        capture.sides().stream().map(side -> capture.work(side, sideWork)).toList();
    Assembly.Made made =
        new Assembly(capture, pageWait).make(work, Assembly.info(capture.opened(), settings));
    try {
      listener.on(
          new CaptureEvent.DocumentMade(capture.id(), made.pages(), spool.document().length()));
      made.lost()
          .forEach(
              (side, why) ->
                  listener.on(new CaptureEvent.SideRead(capture.id(), side, 0, false, why)));
      Verdict verdict = inspection.of(capture, made.pages());
      books.record(capture, made, verdict);
      String object = store.store(document(capture, made, verdict), spool.document());
      setAside(capture, made.lost());
      return object;
    } catch (IOException | RuntimeException e) {
      spool.dropDocument(); // the disk may be full
      throw e;
    }
  }

  private void setAside(OpenCapture capture, Map<Integer, String> lost) throws IOException {
    for (Map.Entry<Integer, String> side : lost.entrySet()) {
      capture.spool().setAside(side.getKey(), side.getValue(), aside.of(capture.id()));
    }
  }

  private static DocumentStore.Document document(
      OpenCapture capture, Assembly.Made made, Verdict verdict) {
    List<String> flaws = new ArrayList<>();
    if (!capture.ended().fault().isEmpty()) {
      flaws.add(capture.ended().fault());
    }
    made.lost().forEach((side, why) -> flaws.add("side " + side + ": " + why));
    flaws.addAll(made.flaws());
    if (!verdict.flaw().isEmpty()) {
      flaws.add(verdict.flaw());
    }
    Opened opened = capture.opened();
    return new DocumentStore.Document(
        opened.document(),
        opened.capture(),
        opened.documentClass(),
        opened.at(),
        made.pages(),
        made.blank(),
        flaws);
  }
}
