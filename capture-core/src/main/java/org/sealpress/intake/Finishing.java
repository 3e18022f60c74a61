package org.sealpress.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealpress.gate.PdfGate;
import org.sealpress.intake.Division.Part;
import org.sealpress.intake.JournalEntry.Opened;
import org.sealpress.intake.JournalEntry.Sealed;
import org.sealpress.pdf.Signature;

/** From the last side of a capture to its sealed documents. Can be repeated at any point. */
final class Finishing {
  private final IntakeSettings settings;
  private final Duration pageWait;
  private final SideWork sideWork;
  private final Inspection inspection;
  private final Books books;
  private final DocumentStore store;
  private final CaptureListener listener;
  private final CheckTime checkTime;
  private final Thumbnails thumbnails;
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
      CheckTime checkTime,
      Thumbnails thumbnails,
      CaptureListener listener) {
    this.checkTime = checkTime;
    this.thumbnails = thumbnails;
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
   * Does all that is not done yet. When this returns, the documents are stored and the spool is
   * gone, unless a person is to look at the pages before.
   *
   * @return when to come back, while that is so
   * @throws IOException when it can't be done now
   */
  Optional<Duration> finish(OpenCapture capture) throws IOException, InterruptedException {
    capture.write();
    if (capture.stage() instanceof Stage.Closed && capture.awaitsCheck()) {
      new Readings(capture, sideWork, pageWait).all();
    }
    Optional<Duration> wait = checkTime.left(capture);
    if (wait.isEmpty()) {
      finishNow(capture);
    }
    return wait;
  }

  private void finishNow(OpenCapture capture) throws IOException, InterruptedException {
    if (capture.stage() instanceof Stage.ThrownAway thrown) {
      books.recordDiscarded(capture, thrown.reason());
      remove(capture, "thrown away");
      listener.on(new CaptureEvent.Discarded(capture.id(), thrown.reason()));
      return;
    }
    if (capture.stage() instanceof Stage.Dropped dropped) {
      remove(capture, "not taken in");
      listener.on(new CaptureEvent.Empty(capture.id(), dropped.why()));
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
      removeSource(capture);
      remove(capture, "sealed");
      listener.on(
          new CaptureEvent.Sealed(
              capture.id(), done.objects().stream().map(SealedDocument::named).toList()));
    }
  }

  /** Nothing of it can be read back, now or later. */
  private void giveUp(OpenCapture capture, SpoolDamaged why) throws IOException {
    Path folder = capture.spool().folder();
    String message =
        Sentence.join(
            "Of the capture " + why.getMessage(),
            capture.imported().isPresent()
                ? "Its file is taken from the inbox again."
                : "Feed all its sheets again.");
    if (!givenUp.contains(capture.id())) {
      Aside.mark(folder, message);
      books.recordSetAside(capture.id(), message);
      givenUp.add(capture.id());
    }
    if (!Files.notExists(folder)) {
      aside.take(folder, message);
    }
    capture.closeQuietly();
    thumbnails.forget(capture.id());
    givenUp.remove(capture.id());
    listener.on(new CaptureEvent.Empty(capture.id(), message));
  }

  /** The document is safe, so that the file that it was made of can go. */
  private static void removeSource(OpenCapture capture) throws IOException {
    Optional<SourceFile> source = SourceFile.of(capture);
    if (source.isPresent()) {
      capture.spool().shred();
      try {
        source.get().remove();
      } catch (IOException e) {
        throw new IOException(
            "it is sealed, but its file can't be removed from the inbox: " + Sentence.of(e), e);
      }
    }
  }

  private void remove(OpenCapture capture, String done) throws IOException {
    thumbnails.forget(capture.id());
    try {
      capture.spool().delete();
    } catch (IOException e) {
      throw new IOException(
          "it is " + done + ", but its pages can't be removed from this box: " + Sentence.of(e), e);
    }
  }

  private List<String> seal(OpenCapture capture) throws IOException, InterruptedException {
    try {
      Readings readings = new Readings(capture, sideWork, pageWait);
      Division division = DivisionFile.of(capture, readings, store, settings.classes());
      List<Assembly.Made> all = made(capture, division, readings);
      books.record(capture, all);
      List<String> objects = new ArrayList<>();
      for (Assembly.Made made : all) {
        if (made.pages() > 0) {
          String object = store(capture, division, made);
          objects.add(object);
        }
        setAside(capture, made.lost());
      }
      return objects;
    } catch (IOException | RuntimeException e) {
      capture.spool().dropDocuments(); // the disk may be full
      throw e;
    }
  }

  /** Makes the PDFs of all documents, and tells what is wrong with them. */
  private List<Assembly.Made> made(OpenCapture capture, Division division, Readings readings)
      throws IOException, InterruptedException {
    List<Assembly.Made> all = new ArrayList<>();
    for (Part part : division.parts()) {
      Assembly.Made made =
          new Assembly(capture, division, part)
              .make(readings, version(capture, part, all), settings);
      if (made.pages() > 0) {
        long bytes = capture.spool().document(part.number()).length();
        listener.on(new CaptureEvent.DocumentMade(capture.id(), made.pages(), bytes));
        tell(capture, made.signature());
        all.add(made.judged(inspection.of(capture, part, made.pages())));
      } else {
        all.add(made);
      }
    }
    if (all.stream().allMatch(made -> made.pages() == 0)) {
      int side = all.get(0).lost().firstKey();
      throw new SpoolDamaged(
          "no side can be read back. Side " + side + ": " + all.get(0).lost().get(side) + ".");
    }
    if (capture.imported().isPresent() && all.stream().anyMatch(made -> !made.lost().isEmpty())) {
      throw new SpoolDamaged("a page was lost on this box's disk");
    }
    for (Assembly.Made made : all) {
      made.part().flaws().forEach(flaw -> listener.on(new CaptureEvent.Flawed(capture.id(), flaw)));
      made.lost()
          .forEach(
              (side, why) ->
                  listener.on(new CaptureEvent.SideRead(capture.id(), side, 0, false, why)));
    }
    return all;
  }

  private void tell(OpenCapture capture, Signature signature) {
    if (signature instanceof Signature.Missing) {
      listener.on(new CaptureEvent.Doubted(capture.id(), signature.flaw()));
    } else if (!signature.flaw().isEmpty()) {
      listener.on(new CaptureEvent.Flawed(capture.id(), signature.flaw()));
    }
  }

  private int version(OpenCapture capture, Part part, List<Assembly.Made> before)
      throws IOException {
    if (!part.next()) {
      return 1;
    }
    long same =
        before.stream().filter(made -> made.part().document().equals(part.document())).count();
    return store.version(part.document(), capture.id(), (int) same);
  }

  private String store(OpenCapture capture, Division division, Assembly.Made made)
      throws IOException {
    DocumentStore.Document document = document(capture, division, made);
    return store.store(document, capture.spool().document(made.part().number()));
  }

  private void setAside(OpenCapture capture, Map<Integer, String> lost) throws IOException {
    for (Map.Entry<Integer, String> side : lost.entrySet()) {
      capture.spool().setAside(side.getKey(), side.getValue(), aside.of(capture.id()));
    }
  }

  private static DocumentStore.Document document(
      OpenCapture capture, Division division, Assembly.Made made) {
    Part part = made.part();
    List<String> flaws = new ArrayList<>();
    String fault = new Accounts(capture, division).fault(part);
    if (!fault.isEmpty()) {
      flaws.add(fault);
    }
    made.lost().forEach((side, why) -> flaws.add("side " + side + ": " + why));
    flaws.addAll(part.flaws());
    flaws.addAll(made.flaws());
    if (!made.signature().flaw().isEmpty()) {
      flaws.add(made.signature().flaw());
    }
    if (!made.verdict().flaw().isEmpty()) {
      flaws.add(made.verdict().flaw());
    }
    Opened opened = capture.opened();
    return new DocumentStore.Document(
        part.document(),
        made.version(),
        opened.capture(),
        part.documentClass(),
        opened.at(),
        made.pages(),
        made.blank(),
        flaws);
  }
}
