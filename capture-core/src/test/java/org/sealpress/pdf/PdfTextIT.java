package org.sealpress.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.fixture.Programs;
import org.sealpress.ocr.Box;
import org.sealpress.ocr.Line;
import org.sealpress.ocr.Line.Baseline;
import org.sealpress.ocr.PageText;
import org.sealpress.ocr.Word;

/** What {@code pdftotext} of poppler gets out of the text layer in its default mode. */
class PdfTextIT {
  @TempDir Path folder;

  private String textOf(int turns, PageText text) throws Exception {
    boolean lying = turns % 2 == 1;
    int width = lying ? text.height() : text.width();
    int height = lying ? text.width() : text.height();
    Path file = folder.resolve("page.pdf");
    try (PdfaWriter writer = new PdfaWriter(PdfaWriterTest.INFO);
        OutputStream out = Files.newOutputStream(file)) {
      writer.add(PdfaWriterTest.raw(BufferedImage.TYPE_BYTE_GRAY, width, height, 100, turns, text));
      writer.save(out);
    }
    return Programs.run("pdftotext", file.toString(), "-").strip();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void aLineIsALineInReadingOrderHoweverThePageLies(int turns) throws Exception {
    PageText text =
        PdfaWriterTest.words(
            800, 500, "The first line of it", "and then a second one", "and three");
    assertEquals(
        List.of("The first line of it", "and then a second one", "and three"),
        textOf(turns, text).lines().toList());
  }

  @Test
  void everyScriptComesBack() throws Exception {
    List<String> lines =
        List.of("Grüße aus Łódź", "Привет Ελλάδα", "契約書 です", "계약서 नमस्ते", "𝔄𝔅 😀 end");
    PageText text = PdfaWriterTest.words(800, 500, lines.toArray(String[]::new));
    assertEquals(lines, textOf(0, text).lines().toList());
  }

  @Test
  void hebrewAndArabicComeBackInLogicalOrder() throws Exception {
    PageText text =
        new PageText(
            800, 400, List.of(rightToLeft(60, "שלום", "עולם"), rightToLeft(120, "مرحبا", "بكم")));
    String read = textOf(0, text).replaceAll("[\\u200E\\u200F\\u202A-\\u202E]", "");
    assertEquals(List.of("שלום עולם", "مرحبا بكم"), read.lines().toList());
  }

  private static Line rightToLeft(int y, String first, String second) {
    return new Line(
        List.of(
            new Word(first, new Box(600, y - 20, 80, 20), 90),
            new Word(second, new Box(500, y - 20, 80, 20), 90)),
        new Box(500, y - 20, 180, 20),
        new Baseline(500, y, 680, y));
  }

  @Test
  void wideAndNarrowGapsBetweenWordsAreOneSpace() throws Exception {
    Line line =
        new Line(
            List.of(
                new Word("number.", new Box(100, 100, 140, 20), 90),
                new Word("In", new Box(266, 100, 54, 20), 90),
                new Word("making", new Box(321, 100, 120, 20), 90),
                new Word("it", new Box(440, 100, 40, 20), 90)),
            new Box(100, 100, 380, 20),
            new Baseline(100, 120, 480, 120));
    assertEquals("number. In making it", textOf(0, new PageText(800, 400, List.of(line))));
  }
}
