package org.sealpress.page;

/**
 * The shape of a page's raw samples: rows from top to bottom without padding between them (each row
 * starts on a byte), samples as {@link ColorMode} says, 16-bit samples big-endian. This is what PNM
 * (P4, P5, P6) holds after its header.
 *
 * @param width pixels a row
 * @param height rows
 * @param mode colour, grey or 1-bit
 * @param depth bits a sample: 1 for {@link ColorMode#LINEART}, else 8 or 16
 * @param dpi pixels an inch, both ways; 0 when it is not known
 */
public record PageFormat(int width, int height, ColorMode mode, int depth, int dpi) {

  /** Checks the shape. */
  public PageFormat {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException("a page of " + width + " x " + height + " pixels");
    }
    boolean fits = mode == ColorMode.LINEART ? depth == 1 : depth == 8 || depth == 16;
    if (!fits) {
      throw new IllegalArgumentException(mode + " with " + depth + " bits a sample");
    }
    if (dpi < 0) {
      throw new IllegalArgumentException("resolution of " + dpi + " dpi");
    }
  }

  /** The same shape at another resolution. */
  public PageFormat withDpi(int other) {
    return new PageFormat(width, height, mode, depth, other);
  }

  /** The same shape in other colours, with samples of 8 bits, or 1. */
  public PageFormat withMode(ColorMode other) {
    return new PageFormat(width, height, other, other == ColorMode.LINEART ? 1 : 8, dpi);
  }

  /** Bytes of one row. */
  public int bytesPerLine() {
    return bytesPerLine(width, mode, depth);
  }

  /** Bytes of the whole page. */
  public long totalBytes() {
    return (long) bytesPerLine() * height;
  }

  /** Bytes of a row of {@code width} pixels. */
  public static int bytesPerLine(int width, ColorMode mode, int depth) {
    return Math.toIntExact(((long) width * mode.channels() * depth + 7) / 8);
  }
}
