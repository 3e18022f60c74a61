package org.sealpress.scan.virtual;

import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Sheets to try the product with: drawn here, of people, firms and deals that are made up, and made
 * to look as if they had been scanned (a little askew, on tinted paper, with the noise of a
 * sensor). The same resolution gives the same pixels with the same fonts; the fonts are the JDK's
 * {@code Serif} and {@code SansSerif}, so that any Debian font package will do.
 *
 * <p>A sheet is drawn when it is asked for, which takes about a second at 300 dpi, and is kept as
 * long as the {@link Sheet} is: 26 MB a side.
 */
public final class SamplePages {
  /** What office scanners are set to. */
  public static final int DPI = 300;

  private static final double BACK_SKEW = -0.4;

  private final int dpi;

  /** Sheets of that resolution. */
  public SamplePages(int dpi) {
    this.dpi = dpi;
  }

  /**
   * A signed contract: two sheets, each with a blank back through which its front shines. The first
   * page has a coloured letterhead; on the second are signatures and dates by hand.
   */
  public List<Sheet> contract() {
    return List.of(sheet(SampleContract.first(dpi), 1), sheet(SampleContract.second(dpi), 3));
  }

  /** A coloured invoice: one sheet with a blank back. */
  public List<Sheet> invoice() {
    return List.of(sheet(SampleInvoice.page(dpi), 5));
  }

  /** The printed text of the two pages of {@link #contract}, a line a line; not the handwriting. */
  public static List<String> contractText() {
    return List.of(SampleContract.first(20).text(), SampleContract.second(20).text());
  }

  /** The printed text of {@link #invoice}, a line a line. */
  public static String invoiceText() {
    return SampleInvoice.page(20).text();
  }

  private Sheet sheet(PaperCanvas print, long seed) {
    BufferedImage front = print.image();
    BufferedImage back = new PaperCanvas(dpi, BACK_SKEW).image();
    // The back first: what shines through is the clean print.
    new ScannedLook(dpi, seed + 1).apply(back, front);
    new ScannedLook(dpi, seed).apply(front, null);
    return new Sheet(PageSource.of(front, dpi), PageSource.of(back, dpi));
  }
}
