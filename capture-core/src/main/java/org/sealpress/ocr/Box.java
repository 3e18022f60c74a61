package org.sealpress.ocr;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;

/**
 * A rectangle in pixels; the origin is the top left corner of the page.
 *
 * @param x left edge
 * @param y top edge
 * @param width pixels
 * @param height pixels
 */
public record Box(int x, int y, int width, int height) {

  /** A rectangle of the same size, moved as its centre is. */
  Box moved(AffineTransform by) {
    Point2D to = by.transform(new Point2D.Double(x + width / 2.0, y + height / 2.0), null);
    return new Box(
        (int) Math.round(to.getX() - width / 2.0),
        (int) Math.round(to.getY() - height / 2.0),
        width,
        height);
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
