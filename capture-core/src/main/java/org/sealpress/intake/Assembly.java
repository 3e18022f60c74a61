package org.sealpress.intake;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sealpress.cipher.Altered;
import org.sealpress.intake.JournalEntry.Opened;
import org.sealpress.intake.JournalEntry.SideStored;
import org.sealpress.ocr.LanguageTags;
import org.sealpress.page.Codec;
import org.sealpress.pdf.DocumentInfo;
import org.sealpress.pdf.PdfPage;
import org.sealpress.pdf.PdfaWriter;
import org.sealpress.pdf.TransferNote;
import org.sealpress.worker.PageResult;

/** Makes the PDF of one capture in its spool, as its sides are read. */
final class Assembly {
  private static final int BUFFER = 64 * 1024;

  /**
   * The PDF is there.
   *
   * @param pages how many
   * @param blank numbers of the pages that are blank
   * @param flaws what is wrong with pages, one line each
   * @param lost the sides that are not in it, and why
   * @param note what became of the sheets
   */
  record Made(
      int pages,
      List<Integer> blank,
      List<String> flaws,
      SortedMap<Integer, String> lost,
      TransferNote note) {}

  private final OpenCapture capture;
  private final Duration pageWait;
  private final List<Integer> blank = new ArrayList<>();
  private final Map<String, List<Integer>> flaws = new LinkedHashMap<>();
  private final SortedMap<Integer, String> lost = new TreeMap<>();
  private final SortedMap<SideStored, PageResult> dropped =
      new TreeMap<>(Comparator.comparingInt(SideStored::number));
  private int pages;

  /**
   * An assembly, to be used once.
   *
   * @param pageWait how long to wait for each side
   */
  Assembly(OpenCapture capture, Duration pageWait) {
    this.capture = capture;
    this.pageWait = pageWait;
  }

  /**
   * Writes the PDF. A side that the spool has lost is left out and named. Blank sides are left out
   * when the capture asks for it, unless all are blank.
   *
   * @param work of each side
   * @throws SpoolDamaged when all sides are lost
   * @throws IOException when it can't be made now; then there is none
   */
  Made make(List<CompletableFuture<PageResult>> work, DocumentInfo info)
      throws IOException, InterruptedException {
    Spool spool = capture.spool();
    List<SideStored> sides = capture.sides();
    boolean done = false;
    TransferNote note;
    try (PdfaWriter pdf = new PdfaWriter(info, Optional.of(spool.folder()))) {
      for (int i = 0; i < sides.size(); i++) {
        add(sides.get(i), work.get(i), pdf);
      }
      if (pages == 0) {
        for (Map.Entry<SideStored, PageResult> side : dropped.entrySet()) {
          add(side.getKey(), side.getValue(), pdf);
        }
        dropped.clear();
      }
      if (pages == 0) {
        throw new SpoolDamaged("no side can be read back. " + lostLines().get(0));
      }
      note = Accounts.of(capture, blank.size(), dropped.size(), lostLines());
      pdf.note(note);
      try (OutputStream out = new BufferedOutputStream(spool.writeDocument(), BUFFER)) {
        pdf.save(out);
      }
      done = true;
    } finally {
      if (!done) {
        spool.dropDocument();
      }
    }
    return new Made(pages, blank, flawLines(), lost, note);
  }

  private void add(SideStored side, CompletableFuture<PageResult> work, PdfaWriter pdf)
      throws IOException, InterruptedException {
    try {
      PageResult result = result(side, work);
      if (result.blank() && capture.opened().dropBlank()) {
        dropped.put(side, result);
      } else {
        add(side, result, pdf);
      }
    } catch (SideDamaged e) {
      lost(side, e);
    }
  }

  private void add(SideStored side, PageResult result, PdfaWriter pdf) throws IOException {
    Spool spool = capture.spool();
    try {
      boolean raw = result.codec() == Codec.RAW;
      pdf.add(
          new PdfPage(
              result.format(),
              result.codec(),
              raw ? () -> spool.openSide(side) : () -> spool.openImage(side.number()),
              result.quarterTurns(),
              result.skew(),
              capture.opened().style().straighten(),
              result.text()));
      pages++;
      if (result.blank()) {
        blank.add(pages);
      }
      if (!result.flaw().isEmpty()) {
        flaws.computeIfAbsent(result.flaw(), flaw -> new ArrayList<>()).add(pages);
      }
    } catch (SideDamaged e) {
      lost(side, e);
    } catch (Altered | NoSuchFileException e) { // its image, which can be made again
      capture.forget(side);
      throw new IOException("the image of side " + side.number() + " " + what(e), e);
    }
  }

  private void lost(SideStored side, SideDamaged e) {
    lost.put(
        side.number(),
        "lost on this box's disk ("
            + Sentence.of(e)
            + "): it is not in the document, feed that sheet again");
  }

  private static String what(IOException e) {
    return e instanceof Altered ? Sentence.of(e) : "is gone";
  }

  private PageResult result(SideStored side, CompletableFuture<PageResult> work)
      throws IOException, InterruptedException {
    try {
      return work.get(pageWait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (SideDamaged.isCauseOf(e)) {
        verify(side);
      }
      Throwable why = e.getCause() == null ? e : e.getCause();
      throw new IOException("side " + side.number() + ": " + Sentence.of(why), e);
    } catch (TimeoutException e) {
      throw new IOException(
          "side %d was not read within %d minutes".formatted(side.number(), pageWait.toMinutes()),
          e);
    }
  }

  /** Reads a side once more: what is damaged stays so. */
  private void verify(SideStored side) throws IOException {
    try (var samples = capture.spool().openSide(side)) {
      samples.transferTo(OutputStream.nullOutputStream());
    }
  }

  private List<String> lostLines() {
    return lost.entrySet().stream()
        .map(each -> "Side " + each.getKey() + ": " + each.getValue() + ".")
        .toList();
  }

  private List<String> flawLines() {
    return flaws.entrySet().stream()
        .map(flaw -> numbered(flaw.getValue()) + ": " + flaw.getKey())
        .toList();
  }

  private static String numbered(List<Integer> pages) {
    String numbers = String.join(", ", pages.stream().map(String::valueOf).toList());
    return (pages.size() == 1 ? "page " : "pages ") + numbers;
  }

  /** What the document says of itself: of the capture alone, so that it is the same each time. */
  static DocumentInfo info(Opened opened, IntakeSettings settings) {
    OffsetDateTime at = opened.at().atZone(settings.zone()).toOffsetDateTime();
    String title =
        opened.documentClass()
            + " "
            + DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).format(at);
    return new DocumentInfo(
        title,
        LanguageTags.of(opened.languages().get(0)),
        at,
        Optional.of(
            new DocumentInfo.Origin(
                opened.document(), 1, opened.documentClass(), opened.box(), opened.scanner(), at)));
  }
}
