package org.sealpress.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.pdf.PdfaWriterTest.raw;
import static org.sealpress.pdf.PdfaWriterTest.words;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.ocr.Box;
import org.sealpress.ocr.Line;
import org.sealpress.ocr.Line.Baseline;
import org.sealpress.ocr.PageText;
import org.sealpress.ocr.Word;

/** What OCR, scanners and people put where text belongs; the judge is veraPDF. */
class OddTextTest {
  @TempDir Path folder;

  private Path write(DocumentInfo info, PdfPage page) throws IOException {
    Path file = folder.resolve("odd.pdf");
    try (PdfaWriter writer = new PdfaWriter(info);
        OutputStream out = Files.newOutputStream(file)) {
      writer.add(page);
      writer.save(out);
    }
    return file;
  }

  private static PdfPage page(PageText text) {
    return raw(BufferedImage.TYPE_BYTE_GRAY, 60, 90, 100, 0, text);
  }

  private static PageText line(Line line) {
    return new PageText(60, 90, List.of(line));
  }

  @Test
  void anyCharactersThatOcrMayGiveAreValid() throws IOException {
    PageText text =
        words(
            600,
            900,
            "a\u0000b \u0000 \u0007\u001F",
            "\uFEFFc \uFFFE \uFFFF \uFDD0 \uD83F\uDFFE",
            "\uD800 d\uDC00e \uD800\uD800",
            "\uD83D\uDE00 \uD800\uDF30 \uDBFF\uDFFD \uE000",
            "\u202Ef\u200F \u00AD \u200D \u0301",
            "\u0627\u0644\u0633\u0644\u0627\u0645 \u05E9\u05DC\u05D5\u05DD \u5951\u7D04",
            "",
            "\u0000");
    assertEquals(List.of(), VeraPdf.complaints(write(PdfaWriterTest.INFO, page(text))));
  }

  @Test
  void wordsAndLinesOfAnyShapeAreValid() throws IOException {
    Baseline flat = new Baseline(5, 5, 5, 5);
    Box none = new Box(5, 5, 0, 0);
    List<PageText> texts =
        List.of(
            words(600, 900, "x".repeat(40_000)),
            line(new Line(List.of(), none, flat)),
            line(
                new Line(
                    List.of(
                        new Word("point", none, 1),
                        new Word("outside", new Box(-50, -50, 10, 10), 1),
                        new Word("beyond", new Box(7000, 5000, 1, 1), 1)),
                    none,
                    flat)),
            new PageText(
                0, 0, line(new Line(List.of(new Word("a", none, 1)), none, flat)).lines()));
    for (PageText text : texts) {
      assertEquals(List.of(), VeraPdf.complaints(write(PdfaWriterTest.INFO, page(text))));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<&>\"']]>",
        "bell \u0007 nul \u0000 line\nbreak\r\ttab \u0085\u2028",
        "\uD83D\uDE00 \u5951\u7D04 \u0627\u0644",
        "\uD800 \uDC00 \uFFFE\uFFFF\uFEFF"
      })
  void anyTitleIsValid(String title) throws IOException {
    DocumentInfo.Origin origin =
        new DocumentInfo.Origin(
            title, 1, title, title, title, OffsetDateTime.parse("1890-01-01T10:00:00+00:19:32"));
    DocumentInfo info =
        new DocumentInfo(title, "de", OffsetDateTime.MIN.withYear(2026), Optional.of(origin));
    Path pdf = write(info, page(PageText.none(1, 1)));
    assertEquals(List.of(), VeraPdf.complaints(pdf));
  }

  @Test
  void aVeryLongTitleIsCutWhereItIsShown() throws IOException {
    DocumentInfo info =
        new DocumentInfo(
            "\uD83D\uDE00".repeat(100_000),
            "en",
            OffsetDateTime.parse("2026-11-24T10:15:30Z"),
            Optional.empty());
    Path pdf = write(info, page(PageText.none(1, 1)));
    assertEquals(List.of(), VeraPdf.complaints(pdf));
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      String title = document.getDocumentInformation().getTitle();
      assertEquals("\uD83D\uDE00".repeat(1000), title);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 50, 300, 1_000_000})
  void aPageHasASizeWhateverItsResolution(int dpi) throws IOException {
    PdfPage page = raw(BufferedImage.TYPE_BYTE_GRAY, 240, 480, dpi, 0, words(240, 480, "One word"));
    Path pdf = write(PdfaWriterTest.INFO, page);
    assertEquals(List.of(), VeraPdf.complaints(pdf));
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      PDRectangle box = document.getPage(0).getMediaBox();
      assertEquals(2, box.getHeight() / box.getWidth(), 0.01);
      assertTrue(box.getWidth() >= 3 && box.getHeight() <= 14_400, box.toString());
    }
  }
}
