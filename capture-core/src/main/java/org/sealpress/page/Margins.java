package org.sealpress.page;

/**
 * What lies around the paper of a page, as shares of the page as it was scanned, 0 to 1.
 *
 * @param left of the width
 * @param top of the height
 * @param right of the width
 * @param bottom of the height
 */
public record Margins(double left, double top, double right, double bottom) {
  /** Paper all over. */
  public static final Margins NONE = new Margins(0, 0, 0, 0);

  /** Checks the shares. */
  public Margins {
    if (!(left >= 0 && top >= 0 && right >= 0 && bottom >= 0)
        || !(left + right < 1 && top + bottom < 1)) {
      throw new IllegalArgumentException(
          "margins " + left + ", " + top + ", " + right + ", " + bottom + ": expected shares");
    }
  }
}
