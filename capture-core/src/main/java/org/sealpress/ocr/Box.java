package org.sealpress.ocr;

/**
 * A rectangle in pixels; the origin is the top left corner of the page.
 *
 * @param x left edge
 * @param y top edge
 * @param width pixels
 * @param height pixels
 */
public record Box(int x, int y, int width, int height) {

  /** The same rectangle elsewhere. */
  Box moved(int toTheRight, int down) {
    return new Box(x + toTheRight, y + down, width, height);
  }

  /** The right edge. */
  public int right() {
    return x + width;
  }

  /** The bottom edge. */
  public int bottom() {
    return y + height;
  }
}
