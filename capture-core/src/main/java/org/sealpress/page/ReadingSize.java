package org.sealpress.page;

/**
 * How much a page is reduced before it is read. Tesseract reads letters of some 30 pixels best, and
 * its time goes with the number of pixels: 300 dpi is right for print, more costs without a gain.
 */
public final class ReadingSize {
  private static final double A4_SHORT_SIDE = 2480;
  private static final double A4_LONG_SIDE = 3508;

  /** A reduction by less than this costs more than it saves. */
  private static final double NOT_WORTH_IT = 0.95;

  /** Tesseract refuses an image with a longer side. */
  private static final double LONGEST_SIDE = 32_767;

  private ReadingSize() {}

  /**
   * The factor by which to scale.
   *
   * @param page its resolution is believed; 0 when it is not known
   * @return 1 when the page is to be read as it is, else below 1
   */
  public static double factor(PageFormat page) {
    int shortSide = Math.min(page.width(), page.height());
    int longSide = Math.max(page.width(), page.height());
    double wanted =
        page.dpi() > 0
            ? (double) Resolution.USUAL / page.dpi()
            : Math.max(A4_SHORT_SIDE / shortSide, A4_LONG_SIDE / longSide);
    double factor = wanted < NOT_WORTH_IT ? wanted : 1;
    return Math.min(
        Math.max(factor, 1.0 / shortSide), LONGEST_SIDE / Math.max(longSide, LONGEST_SIDE));
  }

  /** The resolution of the page when it is scaled so. */
  public static int dpi(PageFormat page) {
    return page.dpi() > 0
        ? Math.max(1, (int) Math.round(page.dpi() * factor(page)))
        : Resolution.USUAL;
  }
}
