package org.sealpress.page;

/**
 * Tells which colours a page needs, of those that it has. In doubt it needs them: what is left out
 * is gone.
 */
public final class ColorNeed {
  /** Dots an inch at which colours are looked at: the fringes of black print are gone there. */
  private static final double LOOK = 75;

  /** Paper is at least so light, of 255. */
  private static final int LIGHT = 160;

  /** Paper of more colour than that is coloured paper. */
  private static final int TINTED = 40;

  /** By so much the colour of ink differs from what paper makes of grey. */
  private static final int COLORED = 24;

  /** Less than that is dust: some 2 square millimetres. */
  private static final int FEW = 16;

  /** The edge of a letter is no wider than an inch by so many. */
  private static final int BLURRED = 80;

  /** Ink that is not darker than paper by that is faint: its grey tells something. */
  private static final int CONTRAST = 70;

  private ColorNeed() {}

  /**
   * The least that shows all that is on a page.
   *
   * @param dpi its resolution
   */
  public static ColorMode of(Pix page, int dpi) {
    if (page.mode() == ColorMode.LINEART) {
      return ColorMode.LINEART;
    }
    if (page.mode() == ColorMode.COLOR && isColored(page, dpi)) {
      return ColorMode.COLOR;
    }
    try (Pix grey = page.grey()) {
      return isBlackOnWhite(grey, dpi) ? ColorMode.LINEART : ColorMode.GRAY;
    }
  }

  private static boolean isColored(Pix page, int dpi) {
    try (Pix small = page.scaled(Math.min(1, LOOK / dpi))) {
      PixelWords pixels = new PixelWords(small);
      Tint paper = Tint.ofPaper(pixels, small.width(), small.height());
      if (paper.isStrong()) {
        return true;
      }
      int colored = 0;
      for (int y = 0; y < small.height(); y++) {
        for (int x = 0; x < small.width(); x++) {
          colored += paper.isOther(pixels.color(x, y)) ? 1 : 0;
        }
      }
      return colored >= FEW;
    }
  }

  /** Print that is dark all over, on paper with nothing else on it. */
  private static boolean isBlackOnWhite(Pix grey, int dpi) {
    int edge = dpi / BLURRED * 2 + 1;
    try (Pix mask = Tracing.ink(grey, dpi);
        Pix around = mask.grown(edge);
        Pix dark = grey.darkened(edge);
        Pix paper = Segmentation.paper(grey, around, dpi);
        Pix ink = Segmentation.ink(dark, mask, dpi)) {
      return Blank.is(paper.greyImage(Segmentation.BACKGROUND)) && isDark(ink, paper);
    }
  }

  private static boolean isDark(Pix ink, Pix paper) {
    PixelWords dark = new PixelWords(ink);
    PixelWords light = new PixelWords(paper);
    for (int y = 0; y < ink.height(); y++) {
      for (int x = 0; x < ink.width(); x++) {
        int behind = light.grey(x * paper.width() / ink.width(), y * paper.height() / ink.height());
        if (behind - dark.grey(x, y) < CONTRAST) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * The colour of a paper.
   *
   * @param red how much more red than green it has
   * @param blue how much more blue than green
   * @param level how light it is
   */
  private record Tint(double red, double blue, double level) {

    static Tint ofPaper(PixelWords pixels, int width, int height) {
      long red = 0;
      long green = 0;
      long blue = 0;
      long count = 0;
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int pixel = pixels.color(x, y);
          if (green(pixel) >= LIGHT) {
            red += red(pixel);
            green += green(pixel);
            blue += blue(pixel);
            count++;
          }
        }
      }
      double n = Math.max(1, count);
      return new Tint((red - green) / n, (blue - green) / n, Math.max(1, green / n));
    }

    boolean isStrong() {
      return Math.max(Math.max(Math.abs(red), Math.abs(blue)), Math.abs(red - blue)) > TINTED;
    }

    /** Whether a pixel has a colour that this paper does not give to grey. */
    boolean isOther(int pixel) {
      double share = green(pixel) / level;
      double r = red(pixel) - green(pixel) - red * share;
      double b = blue(pixel) - green(pixel) - blue * share;
      return Math.max(Math.max(Math.abs(r), Math.abs(b)), Math.abs(r - b)) > COLORED;
    }

    private static int red(int pixel) {
      return pixel >>> 24;
    }

    private static int green(int pixel) {
      return pixel >>> 16 & 0xFF;
    }

    private static int blue(int pixel) {
      return pixel >>> 8 & 0xFF;
    }
  }
}
