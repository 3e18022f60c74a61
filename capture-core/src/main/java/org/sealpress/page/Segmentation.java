package org.sealpress.page;

import java.nio.ByteBuffer;

/** Tells print from paper and makes {@link Layers} of a page. */
public final class Segmentation {
  /** Dots an inch of the background: paper and pictures look well, print would not. */
  private static final int BACKGROUND = 100;

  /** And of the foreground: ink has few colours. */
  private static final int FOREGROUND = 25;

  private static final int BACKGROUND_QUALITY = 35;
  private static final int FOREGROUND_QUALITY = 35;

  private Segmentation() {}

  /**
   * Separates a page.
   *
   * @param page grey or colour
   * @param dpi its resolution
   */
  public static Layers of(Pix page, int dpi) {
    try (Pix grey = page.grey();
        Pix mask = grey.print(dpi);
        Pix around = mask.grown(3)) {
      return new Layers(
          layer(page, around, false, Math.max(1, dpi / BACKGROUND), BACKGROUND_QUALITY),
          layer(page, mask, true, Math.max(1, dpi / FOREGROUND), FOREGROUND_QUALITY),
          ByteBuffer.wrap(mask.g4()));
    }
  }

  private static Layer layer(Pix page, Pix mask, boolean black, int block, int quality) {
    try (Pix mean = MaskedMean.of(page, mask, black, block)) {
      return new Layer(
          mean.width(), mean.height(), mean.mode(), ByteBuffer.wrap(mean.jpeg(quality)));
    }
  }
}
