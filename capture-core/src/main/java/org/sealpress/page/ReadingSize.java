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

  private ReadingSize() {}

  /**
   * The factor by which to scale.
   *
   * @return 1 when the page is to be read as it is, else below {@value #NOT_WORTH_IT}
   */
  public static double factor(PageFormat page) {
    double factor =
        page.dpi() > 0
            ? (double) Resolution.USUAL / page.dpi()
            : Math.max(
                A4_SHORT_SIDE / Math.min(page.width(), page.height()),
                A4_LONG_SIDE / Math.max(page.width(), page.height()));
    return factor < NOT_WORTH_IT ? factor : 1;
  }
}
