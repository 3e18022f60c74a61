package org.sealpress.intake;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
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
import org.sealpress.cipher.Altered;
import org.sealpress.gate.Verdict;
import org.sealpress.intake.Division.Part;
import org.sealpress.intake.JournalEntry.Opened;
import org.sealpress.intake.JournalEntry.SideStored;
import org.sealpress.ocr.LanguageTags;
import org.sealpress.page.Codec;
import org.sealpress.page.Margins;
import org.sealpress.pdf.DocumentInfo;
import org.sealpress.pdf.PdfPage;
import org.sealpress.pdf.PdfaWriter;
import org.sealpress.pdf.Signature;
import org.sealpress.pdf.TransferNote;
import org.sealpress.pdf.VisualCheck;
import org.sealpress.seal.DocumentSigner;
import org.sealpress.worker.PageResult;

/** Makes the PDF of one document of a capture in its spool, as its sides are read. */
final class Assembly {
  private static final int BUFFER = 64 * 1024;

  /**
   * The PDF is there, unless all sides of the document are lost.
   *
   * @param part the document
   * @param version its version
   * @param pages how many; with none there is no PDF
   * @param blank numbers of the pages that are blank
   * @param flaws what is wrong with pages, one line each
   * @param lost the sides that are not in it, and why
   * @param note what became of the sheets
   * @param signature what became of it
   * @param verdict what the gate says
   */
  record Made(
      Part part,
      int version,
      int pages,
      List<Integer> blank,
      List<String> flaws,
      SortedMap<Integer, String> lost,
      TransferNote note,
      Signature signature,
      Verdict verdict) {

    Made judged(Verdict said) {
      return new Made(part, version, pages, blank, flaws, lost, note, signature, said);
    }
  }

  private final OpenCapture capture;
  private final Division division;
  private final Part part;
  private final List<Integer> blank = new ArrayList<>();
  private final Map<String, List<Integer>> flaws = new LinkedHashMap<>();
  private final SortedMap<Integer, String> lost = new TreeMap<>();
  private final SortedMap<SideStored, PageResult> dropped =
      new TreeMap<>(Comparator.comparingInt(SideStored::number));
  private int pages;

  /**
   * An assembly, to be used once.
   *
   * @param part of the division
   */
  Assembly(OpenCapture capture, Division division, Part part) {
    this.capture = capture;
    this.division = division;
    this.part = part;
  }

  /**
   * Writes the PDF. A side that the spool has lost is left out and named. Blank sides are left out
   * when the capture asks for it, unless all are blank.
   *
   * @param version of the document
   * @throws IOException when it can't be made now
   */
  Made make(Readings readings, int version, IntakeSettings settings)
      throws IOException, InterruptedException {
    Spool spool = capture.spool();
    TransferNote note;
    Signature signature = new Signature.NotAsked();
    DocumentInfo info = info(version, settings);
    try (PdfaWriter pdf = new PdfaWriter(info, Optional.of(spool.folder()))) {
      for (SideStored side : capture.sides()) {
        if (part.sides().contains(side.number())) {
          add(side, readings, pdf);
        }
      }
      if (pages == 0) {
        for (Map.Entry<SideStored, PageResult> side : dropped.entrySet()) {
          add(side.getKey(), side.getValue(), pdf);
        }
        dropped.clear();
      }
      check(settings.zone()).ifPresent(pdf::check);
      note = new Accounts(capture, division).of(part, blank.size(), dropped.size(), lostLines());
      if (pages > 0) {
        pdf.note(note);
        try (OutputStream out =
            new BufferedOutputStream(spool.writeDocument(part.number()), BUFFER)) {
          signature = save(pdf, out, settings.signer());
        }
      }
    }
    return new Made(
        part, version, pages, blank, flawLines(), lost, note, signature, new Verdict.NotAsked());
  }

  private static Signature save(PdfaWriter pdf, OutputStream out, Optional<DocumentSigner> signer)
      throws IOException {
    if (signer.isPresent()) {
      return pdf.save(out, signer.get());
    }
    pdf.save(out);
    return new Signature.NotAsked();
  }

  private void add(SideStored side, Readings readings, PdfaWriter pdf)
      throws IOException, InterruptedException {
    try {
      PageResult result = readings.of(side);
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
      boolean own = side.isKept() || result.codec() == Codec.RAW;
      pdf.add(
          new PdfPage(
              result.format(),
              result.codec(),
              result.quality(),
              own ? () -> spool.openSide(side) : () -> spool.openImage(side.number()),
              result.quarterTurns(),
              result.skew(),
              capture.opened().style().straighten(),
              capture.opened().style().crop() ? result.look().surround() : Margins.NONE,
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

  private List<String> lostLines() {
    return lost.entrySet().stream()
        .map(each -> "Side " + each.getKey() + ": " + each.getValue() + ".")
        .toList();
  }

  private List<String> flawLines() {
    return flaws.entrySet().stream()
        .map(flaw -> ofWhich() + numbered(flaw.getValue()) + ": " + flaw.getKey())
        .toList();
  }

  private String ofWhich() {
    return division.isOfSeveral() ? "document " + part.number() + ", " : "";
  }

  private static String numbered(List<Integer> pages) {
    String numbers = String.join(", ", pages.stream().map(String::valueOf).toList());
    return (pages.size() == 1 ? "page " : "pages ") + numbers;
  }

  /** What the document says of itself: of the capture alone, so that it is the same each time. */
  private DocumentInfo info(int version, IntakeSettings settings) throws IOException {
    Opened opened = capture.opened();
    OffsetDateTime at = opened.at().atZone(settings.zone()).toOffsetDateTime();
    String usual =
        part.documentClass()
            + " "
            + DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).format(at)
            + (division.isOfSeveral() ? " (" + part.number() + ")" : "");
    return new DocumentInfo(
        part.title().isEmpty() ? given(usual) : part.title(),
        LanguageTags.of(opened.languages().get(0)),
        at,
        Optional.of(
            new DocumentInfo.Origin(
                part.document(),
                version,
                part.documentClass(),
                opened.box(),
                opened.scanner(),
                at)));
  }

  /** The title that a person gave the capture, if one did. */
  private String given(String otherwise) throws IOException {
    String title = capture.spool().title().read().text();
    return title.isEmpty()
        ? otherwise
        : title + (division.isOfSeveral() ? " (" + part.number() + ")" : "");
  }

  /** Who looked at the pages, when somebody was to. */
  private Optional<VisualCheck> check(ZoneId zone) {
    return capture
        .spool()
        .journal()
        .last(CheckEntry.Ended.class)
        .map(
            ended ->
                new VisualCheck(
                    ended.by(),
                    ended.at().atZone(zone).toOffsetDateTime(),
                    new Accounts(capture, division).decisions(part)));
  }
}
