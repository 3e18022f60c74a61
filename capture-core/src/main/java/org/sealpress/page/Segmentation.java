package org.sealpress.page;

import java.nio.ByteBuffer;

/** Tells print from paper and makes {@link Layers} of a page. */
public final class Segmentation {
  /** Dots an inch of the background: paper and pictures look well, print would not. */
  static final int BACKGROUND = 100;

  /** And of the foreground: ink has few colours. */
  private static final int FOREGROUND = 25;

  /**
   * An inch has so many radii of what is looked at for the colour of ink: the rim of a stroke is
   * half paper, and ink of its mean colour would be too pale to read.
   */
  private static final int CORES = 120;

  private static final int BACKGROUND_QUALITY = 35;
  private static final int FOREGROUND_QUALITY = 35;

  /**
   * Up to this resolution, of dots an inch, print is kept at twice the page's: between two pixels
   * of an edge, grey tells where it runs, and a letter keeps its shape.
   */
  private static final int COARSE = 300;

  /** A mask has at most so many pixels a side: not all viewers show larger images. */
  private static final int LONGEST = 32_767;

  private Segmentation() {}

  /**
   * Separates a page.
   *
   * @param page grey or colour
   * @param dpi its resolution
   */
  public static Layers of(Pix page, int dpi) {
    int finer = finer(page, dpi);
    try (Pix grey = page.grey();
        Pix fine = finer == 1 ? Tracing.print(grey, dpi) : doubled(grey, dpi);
        Pix mask = finer == 1 ? fine.grown(1) : fine.halved();
        Pix around = mask.grown(3);
        Pix paper = paper(page, around, dpi);
        Pix core = page.darkened(dpi / CORES * 2 + 1);
        Pix ink = ink(core, mask, dpi)) {
      return new Layers(
          layer(paper, BACKGROUND_QUALITY),
          layer(ink, FOREGROUND_QUALITY),
          new Stencil(fine.width(), fine.height(), ByteBuffer.wrap(fine.g4())));
    }
  }

  /** The colours of what a 1-bit mask leaves white, at {@link #BACKGROUND}. */
  static Pix paper(Pix page, Pix mask, int dpi) {
    return MaskedMean.of(page, mask, false, Math.max(1, dpi / BACKGROUND));
  }

  /** The colours of what a 1-bit mask has in black, at the resolution of the foreground. */
  static Pix ink(Pix page, Pix mask, int dpi) {
    return MaskedMean.of(page, mask, true, Math.max(1, dpi / FOREGROUND));
  }

  private static int finer(Pix page, int dpi) {
    return dpi <= COARSE && Math.max(page.width(), page.height()) <= LONGEST / 2 ? 2 : 1;
  }

  private static Pix doubled(Pix grey, int dpi) {
    try (Pix larger = grey.scaled(2)) {
      return Tracing.print(larger, 2 * dpi);
    }
  }

  private static Layer layer(Pix mean, int quality) {
    return new Layer(mean.width(), mean.height(), mean.mode(), ByteBuffer.wrap(mean.jpeg(quality)));
  }
}
