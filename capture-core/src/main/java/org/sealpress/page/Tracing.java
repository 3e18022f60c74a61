package org.sealpress.page;

import com.sun.jna.ptr.PointerByReference;

/**
 * Tells what is printed or written from paper by a threshold for each surrounding (Sauvola): faint
 * and uneven print comes out, and specks too. Of grey pages only.
 */
public final class Tracing {
  private static final int TILE = 1000;
  private static final int HALF_WINDOW = 25;
  private static final float FACTOR = 0.3f;

  /** An inch has so many half windows, and so many specks. */
  private static final int HALF_WINDOWS = 12;

  private static final int SPECKS = 100;

  private Tracing() {}

  /** A page in black and white, to be read. */
  public static Pix blackAndWhite(Pix page) {
    try (Pix binary = traced(page, HALF_WINDOW)) {
      return binary.grey();
    }
  }

  /**
   * What is printed or written, and specks, in 1 bit.
   *
   * @param dpi resolution of the page
   */
  public static Pix ink(Pix page, int dpi) {
    return traced(page, Math.max(HALF_WINDOW, dpi / HALF_WINDOWS));
  }

  /**
   * The same without specks.
   *
   * @param dpi resolution of the page
   */
  static Pix print(Pix page, int dpi) {
    int speck = Math.max(2, dpi / SPECKS);
    try (Pix ink = ink(page, dpi)) {
      return new Pix(
          Pix.leptonica()
              .pixSelectBySize(
                  ink.pointer(),
                  speck,
                  speck,
                  8,
                  Leptonica.SELECT_IF_EITHER,
                  Leptonica.SELECT_IF_GTE,
                  null),
          "remove specks");
    }
  }

  private static Pix traced(Pix page, int halfWindow) {
    Leptonica leptonica = Pix.leptonica();
    PointerByReference binary = new PointerByReference();
    int tilesX = Math.max(1, page.width() / TILE);
    int tilesY = Math.max(1, page.height() / TILE);
    int window = Math.min(halfWindow, (Math.min(page.width(), page.height()) - 3) / 2);
    if (window < 2
        || leptonica.pixSauvolaBinarizeTiled(
                page.pointer(), window, FACTOR, tilesX, tilesY, null, binary)
            != 0) {
      return new Pix(leptonica.pixCreate(page.width(), page.height(), 1), "trace");
    }
    return new Pix(binary.getValue(), "trace");
  }
}
