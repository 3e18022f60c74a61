package org.sealpress.ocr;

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

  /** The same line elsewhere. */
  Line moved(int right, int down) {
    return new Line(
        words.stream()
            .map(word -> new Word(word.text(), word.box().moved(right, down), word.confidence()))
            .toList(),
        box.moved(right, down),
        new Baseline(
            baseline.x1 + right, baseline.y1 + down, baseline.x2 + right, baseline.y2 + down));
  }

  /** The words with a space between them. */
  public String text() {
    return words.stream().map(Word::text).collect(Collectors.joining(" "));
  }
}
