package org.sealpress.page;

/**
 * How much a page is reduced before it is read. Tesseract brings each line to a height of some 36
 * pixels itself, and its time goes with the number of pixels: print needs no more than {@link
 * #LETTER}, and paper's grain and the noise of the scanner are averaged out on the way.
 */
public final class ReadingSize {
  private static final double A4_SHORT_SIDE = 2480;
  private static final double A4_LONG_SIDE = 3508;

  /** Pixels of a letter like x, and a little more: print of 10 points at 180 dpi. */
  private static final double LETTER = 13;

  /** What is judged by a median may not be reduced by more: there may be small print beside it. */
  private static final double SMALLEST = 0.4;

  /** A reduction by less than this costs more than it saves. */
  private static final double NOT_WORTH_IT = 0.95;

  /** Tesseract refuses an image with a longer side. */
  private static final double LONGEST_SIDE = 32_767;

  private ReadingSize() {}

  /**
   * The factor by which to scale to the resolution of print, 300 dpi.
   *
   * @param page its resolution is believed; 0 when it is not known
   * @return 1 when the page is to be left as it is, else below 1
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

  /**
   * The factor by which to scale once more, by the size of the print.
   *
   * @return 1 when the page is to be read as it is, else below 1
   */
  public static double factor(Letters letters) {
    if (!letters.known()) {
      return 1;
    }
    double wanted = Math.max(SMALLEST, LETTER / letters.height());
    return wanted < NOT_WORTH_IT ? wanted : 1;
  }

  /** The resolution of the page when it is scaled by {@link #factor(PageFormat)}. */
  public static int dpi(PageFormat page) {
    return page.dpi() > 0
        ? Math.max(1, (int) Math.round(page.dpi() * factor(page)))
        : Resolution.USUAL;
  }
}
