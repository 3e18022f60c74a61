package org.sealpress.scan.virtual;

import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;

/**
 * What a client wants of a page.
 *
 * @param mode colour, grey or 1-bit
 * @param depth bits a sample
 * @param dpi pixels an inch
 * @param left left edge in millimetres
 * @param top top edge in millimetres
 * @param right right edge in millimetres
 * @param bottom bottom edge in millimetres
 */
record ScanArea(
    ColorMode mode, int depth, int dpi, double left, double top, double right, double bottom) {
  private static final double MM_PER_INCH = 25.4;

  /** The shape of the area, as it is announced before the paper is seen. */
  PageFormat announced() {
    return new PageFormat(
        Math.max(1, pixels(right) - pixels(left)),
        Math.max(1, pixels(bottom) - pixels(top)),
        mode,
        depth,
        dpi);
  }

  int x() {
    return pixels(left);
  }

  int y() {
    return pixels(top);
  }

  /** The part of the area that is on paper of this size, in pixels of this scan. */
  PageFormat on(int paperWidth, int paperHeight) {
    int width = Math.min(paperWidth, pixels(right)) - x();
    int height = Math.min(paperHeight, pixels(bottom)) - y();
    return new PageFormat(Math.max(1, width), Math.max(1, height), mode, depth, dpi);
  }

  private int pixels(double mm) {
    return (int) Math.round(mm / MM_PER_INCH * dpi);
  }
}
