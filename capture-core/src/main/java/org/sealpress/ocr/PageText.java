package org.sealpress.ocr;

import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The text of a page.
 *
 * @param width pixels of the image that the boxes are measured in
 * @param height pixels of the image that the boxes are measured in
 * @param lines in reading order
 */
public record PageText(int width, int height, List<Line> lines) {

  /** Copies the lines. */
  public PageText {
    lines = List.copyOf(lines);
  }

  /** A page without text. */
  public static PageText none(int width, int height) {
    return new PageText(width, height, List.of());
  }

  /**
   * The same text in a smaller image whose centre is that of this one, as the image was before it
   * was enlarged to be turned by an angle. What lies outside has coordinates outside.
   */
  public PageText within(int innerWidth, int innerHeight) {
    int left = (width - innerWidth) / 2;
    int top = (height - innerHeight) / 2;
    return moved(AffineTransform.getTranslateInstance(-left, -top), innerWidth, innerHeight);
  }

  /**
   * The same text in an image that is turned about its centre. Words stay level, their line rises
   * or falls.
   *
   * @param degrees clockwise, a few
   */
  public PageText aslant(double degrees) {
    return moved(
        AffineTransform.getRotateInstance(Math.toRadians(degrees), width / 2.0, height / 2.0),
        width,
        height);
  }

  private PageText moved(AffineTransform by, int newWidth, int newHeight) {
    return by.isIdentity() && newWidth == width && newHeight == height
        ? this
        : new PageText(newWidth, newHeight, lines.stream().map(line -> line.moved(by)).toList());
  }

  /** The text, a line a line. */
  public String text() {
    return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
  }

  /** How many words there are. */
  public int words() {
    return lines.stream().mapToInt(line -> line.words().size()).sum();
  }

  /**
   * By how many quarter turns clockwise the page has to be turned so that more than half of its
   * words are upright; 0 when they are, or when no way has so many.
   */
  public int quarterTurns() {
    int[] words = new int[4];
    lines.forEach(line -> words[line.baseline().quarterTurns()] += line.words().size());
    for (int turns = 1; turns < words.length; turns++) {
      if (words[turns] * 2 > words()) {
        return turns;
      }
    }
    return 0;
  }

  /** The mean confidence of its words, 0 to 100; 0 when there are none. */
  public double confidence() {
    return lines.stream()
        .flatMap(line -> line.words().stream())
        .mapToDouble(Word::confidence)
        .average()
        .orElse(0);
  }
}
