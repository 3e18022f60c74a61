package org.sealpress.pdf;

import org.sealpress.page.PageFormat;
import org.sealpress.page.Resolution;

/**
 * The size of a page on paper.
 *
 * @param width points
 * @param height points
 */
record PageSize(double width, double height) {
  private static final double POINTS_PER_INCH = 72;

  /** ISO 32000-1, Annex C: no page is smaller, none is larger. */
  private static final double LEAST = 3;

  private static final double MOST = 14_400;

  /** From the pixels and their resolution; kept in proportion within what PDF allows. */
  static PageSize of(PageFormat format) {
    double scale = POINTS_PER_INCH / (format.dpi() > 0 ? format.dpi() : Resolution.USUAL);
    double longest = Math.max(format.width(), format.height()) * scale;
    double shortest = Math.min(format.width(), format.height()) * scale;
    if (longest > MOST) {
      scale *= MOST / longest;
    } else if (shortest < LEAST) {
      scale *= Math.min(LEAST / shortest, MOST / longest);
    }
    return new PageSize(
        Math.max(LEAST, format.width() * scale), Math.max(LEAST, format.height() * scale));
  }

  /** Of the same page when it lies on its side. */
  PageSize turned(int quarterTurns) {
    return quarterTurns % 2 == 0 ? this : new PageSize(/* width= */ height, /* height= */ width);
  }
}
