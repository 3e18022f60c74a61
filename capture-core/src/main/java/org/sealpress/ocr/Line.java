package org.sealpress.ocr;

import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of text.
 *
 * @param words in reading order, at least one
 * @param box around all of them
 * @param baseline what the letters stand on
 */
public record Line(List<Word> words, Box box, Baseline baseline) {

  /**
   * The straight line that letters stand on, from the left end to the right end of the line.
   *
   * @param x1 left end
   * @param y1 left end
   * @param x2 right end
   * @param y2 right end
   */
  public record Baseline(int x1, int y1, int x2, int y2) {
    Baseline moved(AffineTransform by) {
      double[] ends = {x1, y1, x2, y2};
      by.transform(ends, 0, ends, 0, 2);
      return new Baseline(
          (int) Math.round(ends[0]),
          (int) Math.round(ends[1]),
          (int) Math.round(ends[2]),
          (int) Math.round(ends[3]));
    }

    /** Quarter turns clockwise that make it run from left to right. */
    int quarterTurns() {
      int across = x2 - x1;
      int down = y2 - y1;
      if (Math.abs(down) > Math.abs(across)) {
        return down > 0 ? 3 : 1;
      }
      return across < 0 ? 2 : 0;
    }
  }

  /** Copies the words. */
  public Line {
    words = List.copyOf(words);
  }

  /** The same line elsewhere; its words stay level. */
  Line moved(AffineTransform by) {
    return new Line(
        words.stream()
            .map(word -> new Word(word.text(), word.box().moved(by), word.confidence()))
            .toList(),
        box.moved(by),
        baseline.moved(by));
  }

  /** The words with a space between them. */
  public String text() {
    return words.stream().map(Word::text).collect(Collectors.joining(" "));
  }
}
