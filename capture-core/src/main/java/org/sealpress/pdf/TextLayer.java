package org.sealpress.pdf;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.sealpress.ocr.Line;
import org.sealpress.ocr.Line.Baseline;
import org.sealpress.ocr.PageText;
import org.sealpress.ocr.Word;

/**
 * Writes a page's text as invisible text: a line of the page is one text object with one font size,
 * real spaces between its words, each word stretched to the box it was read in.
 *
 * <p>Readers that rebuild lines from positions, such as {@code pdftotext}, take a gap above some
 * 0.7 of the font size for the end of a column and one below 0.1 for no gap. Typewriters leave
 * wider gaps and OCR boxes narrower ones. So the font size is {@link #LINE_HEIGHT} letter heights,
 * of which the font's ascent is the part that letters fill, and a word ends early enough before the
 * next.
 */
final class TextLayer {
  /** Font size in heights of the line's letters. */
  static final double LINE_HEIGHT = 2;

  /** Characters in one string: PDF/A allows 32,767 bytes. */
  private static final int LONGEST_STRING = 16_000;

  private static final double LEAST_GAP = 0.13;
  private static final double ADVANCE = GlyphlessFont.ADVANCE / 1000.0;

  /**
   * A baseline that falls or rises by more than this part of the font size is followed by steps.
   */
  private static final double LEVEL = 0.1;

  private final GlyphlessFont font;
  private final StringBuilder out = new StringBuilder(4096);

  private TextLayer(GlyphlessFont font) {
    this.font = font;
  }

  /**
   * The operators for a page.
   *
   * @param width points, of the upright page
   * @param height points, of the upright page
   */
  static byte[] of(PageText text, double width, double height, GlyphlessFont font) {
    TextLayer layer = new TextLayer(font);
    for (Line line : text.lines()) {
      layer.line(
          legible(line),
          line.baseline(),
          width / Math.max(1, text.width()),
          height / Math.max(1, text.height()),
          height);
    }
    return layer.out.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** The words that have something to show, from left to right. */
  private static List<Word> legible(Line line) {
    return line.words().stream()
        .map(word -> new Word(Legible.of(word.text()), word.box(), word.confidence()))
        .filter(word -> !word.text().isEmpty())
        .sorted(Comparator.comparingInt(word -> word.box().x()))
        .toList();
  }

  private void line(
      List<Word> words, Baseline baseline, double scaleX, double scaleY, double height) {
    if (words.isEmpty()) {
      return;
    }
    double size = Math.max(1, LINE_HEIGHT * letterHeight(words) * scaleY);
    boolean level = Math.abs(baseline.y2() - baseline.y1()) * scaleY < LEVEL * size;
    double at = words.get(0).box().x() * scaleX;
    double base = height - baseline(baseline, words.get(0)) * scaleY;
    write("BT 3 Tr /%s %.2f Tf %.2f %.2f Td\n", PdfaWriter.FONT, size, at, base);
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      if (i > 0) {
        at += shown(" ", word.box().x() * scaleX - at, size);
        double rise = height - baseline(baseline, word) * scaleY - base;
        if (!level) {
          write("%.2f Ts ", rise);
        }
      }
      double end = word.box().right() * scaleX;
      if (i + 1 < words.size()) {
        double latest = words.get(i + 1).box().x() * scaleX - LEAST_GAP * size;
        end = Math.min(end, Math.max(latest, (at + end) / 2));
      }
      at += shown(Bidi.visual(word.text()), end - at, size);
    }
    write(level ? "ET\n" : "0 Ts ET\n");
  }

  /** The upper quartile of the words' heights: words with ascenders, but not the odd speck. */
  private static double letterHeight(List<Word> words) {
    int[] heights = words.stream().mapToInt(word -> word.box().height()).sorted().toArray();
    return heights[heights.length * 3 / 4];
  }

  private static double baseline(Baseline base, Word word) {
    if (base.x1() == base.x2()) {
      return base.y1();
    }
    double slope = (double) (base.y2() - base.y1()) / (base.x2() - base.x1());
    return base.y1() + slope * (word.box().x() - base.x1());
  }

  /** Shows text over a width and returns the width that it took. */
  private double shown(String text, double width, double size) {
    double natural = text.codePointCount(0, text.length()) * ADVANCE * size;
    double percent = Math.max(1, 100 * width / natural);
    write("%.2f Tz <", percent);
    int[] characters = text.codePoints().toArray();
    for (int i = 0; i < characters.length; i++) {
      if (i > 0 && i % LONGEST_STRING == 0) {
        out.append("> Tj <");
      }
      write("%04X", font.cid(characters[i]));
    }
    out.append("> Tj\n");
    return natural * percent / 100;
  }

  private void write(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values));
  }
}
