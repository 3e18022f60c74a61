package org.sealpress.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.fixture.Programs;
import org.sealpress.ocr.Box;
import org.sealpress.ocr.Line;
import org.sealpress.ocr.Line.Baseline;
import org.sealpress.ocr.PageText;
import org.sealpress.ocr.Word;

/** Where poppler's {@code pdftotext -bbox} finds the words, and in which order it gives them. */
class PdfWordsIT {
  private static final Pattern WORD =
      Pattern.compile("<word xMin=\"(.*)\" yMin=\"(.*)\" xMax=\"(.*)\" yMax=\"(.*)\">(.*)</word>");
  private static final int DPI = 100;
  private static final double POINTS = 72.0 / DPI;

  @TempDir Path folder;

  private String pdftotext(PageText text, int turns, String... options) throws Exception {
    boolean lying = turns % 2 == 1;
    int width = lying ? text.height() : text.width();
    int height = lying ? text.width() : text.height();
    Path file = folder.resolve("page.pdf");
    try (PdfaWriter writer = new PdfaWriter(PdfaWriterTest.INFO);
        OutputStream out = Files.newOutputStream(file)) {
      writer.add(PdfaWriterTest.raw(BufferedImage.TYPE_BYTE_GRAY, width, height, DPI, turns, text));
      writer.save(out);
    }
    assertEquals(List.of(), VeraPdf.complaints(file));
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of(file.toString(), "-"));
    return Programs.run("pdftotext", arguments.toArray(String[]::new));
  }

  private static Line line(int y, int height, Object... wordsAndBoxes) {
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < wordsAndBoxes.length; i += 3) {
      Box box = new Box((int) wordsAndBoxes[i + 1], y - height, (int) wordsAndBoxes[i + 2], height);
      words.add(new Word((String) wordsAndBoxes[i], box, 90));
    }
    Box first = words.get(0).box();
    Box last = words.get(words.size() - 1).box();
    return new Line(
        words,
        new Box(first.x(), y - height, last.right() - first.x(), height),
        new Baseline(first.x(), y, last.right(), y));
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "2", "3"})
  void aWordsBoxLiesOnTheWordHoweverThePageLies(int turns) throws Exception {
    PageText text =
        new PageText(
            800,
            500,
            List.of(
                line(60, 20, "First", 50, 90, "words", 160, 100, "here", 275, 66),
                line(130, 30, "Larger", 300, 190, "print", 520, 130),
                line(470, 12, "12", 760, 22)));
    List<Word> expected = text.lines().stream().flatMap(line -> line.words().stream()).toList();
    List<MatchResult> found = WORD.matcher(pdftotext(text, turns, "-bbox")).results().toList();
    assertEquals(
        expected.stream().map(Word::text).toList(), found.stream().map(w -> w.group(5)).toList());
    for (int i = 0; i < found.size(); i++) {
      Box box = expected.get(i).box();
      double[] edges = {box.x(), box.y(), box.right(), box.bottom()};
      for (int edge = 0; edge < 4; edge++) {
        double at = Double.parseDouble(found.get(i).group(edge + 1)) / POINTS;
        assertEquals(edges[edge], at, 3, expected.get(i).text() + " edge " + edge);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void twoColumnsOfUnlikeSizesComeLineByLine(int turns) throws Exception {
    PageText text =
        new PageText(
            800,
            500,
            List.of(
                line(60, 40, "Title", 50, 200),
                line(120, 16, "Left", 50, 60, "one", 120, 50),
                line(145, 16, "left", 50, 50, "two", 120, 50),
                line(120, 16, "Right", 450, 70, "one", 530, 50),
                line(145, 16, "right", 450, 70, "two", 530, 50)));
    assertEquals(
        List.of("Title", "Left one", "left two", "Right one", "right two"),
        pdftotext(text, turns).lines().map(String::strip).filter(l -> !l.isEmpty()).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u05E9\u05DC\u05D5\u05DD,",
        "(\u05E9\u05DC\u05D5\u05DD)",
        "2026",
        "\u05E9\u05DC\u05D5\u05DD2026",
        "\u05D1\u05E2\"\u05DE",
        "\u0660\u0661\u0662",
        "\u0645\u064E\u0631\u062D\u0628\u0627",
        "\u0928\u092E\u0938\u094D\u0924\u0947",
        "\uD83D\uDC4B\uD83C\uDFFD"
      })
  void aWordComesBackAsItWasRead(String word) throws Exception {
    PageText text = new PageText(800, 500, List.of(line(100, 20, word, 300, 150)));
    String back = pdftotext(text, 0).strip().replaceAll("[\\u200E\\u200F\\u202A-\\u202E]", "");
    assertEquals(word, back);
  }
}
