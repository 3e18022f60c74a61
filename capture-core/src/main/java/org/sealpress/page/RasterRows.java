package org.sealpress.page;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.InputStream;

/**
 * The samples of a decoded image in the layout of {@link PageFormat}, row by row. Grey and 1-bit
 * samples are taken as they are (Java would correct grey for gamma); everything else goes through
 * its colour model to sRGB, transparency on white.
 */
public final class RasterRows extends InputStream {
  private final BufferedImage image;
  private final PageFormat format;
  private final boolean inverted;
  private final byte[] row;
  private final int[] pixels;
  private int y = -1;
  private int at;

  /**
   * The rows of an image.
   *
   * @param dpi its resolution; 0 when it is not known
   */
  public RasterRows(BufferedImage image, int dpi) {
    this.image = image;
    ColorModel colors = image.getColorModel();
    boolean oneBand = image.getRaster().getNumBands() == 1;
    boolean palette = colors instanceof IndexColorModel;
    ColorMode mode = ColorMode.COLOR;
    if (oneBand && palette && blackAndWhite((IndexColorModel) colors)) {
      mode = ColorMode.LINEART;
    } else if (oneBand && !palette && colors.getComponentSize(0) <= 16) {
      mode = ColorMode.GRAY;
    }
    this.inverted = mode == ColorMode.LINEART && (colors.getRGB(0) & 0xFF) == 0;
    this.format =
        new PageFormat(
            image.getWidth(), image.getHeight(), mode, mode == ColorMode.LINEART ? 1 : 8, dpi);
    this.row = new byte[format.bytesPerLine()];
    this.pixels = new int[image.getWidth()];
    this.at = row.length;
  }

  private static boolean blackAndWhite(IndexColorModel colors) {
    if (colors.getMapSize() != 2) {
      return false;
    }
    int first = colors.getRGB(0) & 0xFFFFFF;
    int second = colors.getRGB(1) & 0xFFFFFF;
    return Math.min(first, second) == 0 && Math.max(first, second) == 0xFFFFFF;
  }

  /** The shape of the samples. */
  public PageFormat format() {
    return format;
  }

  @Override
  public int read() {
    if (at == row.length && !nextRow()) {
      return -1;
    }
    return row[at++] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (at == row.length && !nextRow()) {
      return -1;
    }
    int count = Math.min(length, row.length - at);
    System.arraycopy(row, at, into, offset, count);
    at += count;
    return count;
  }

  private boolean nextRow() {
    if (++y >= image.getHeight()) {
      return false;
    }
    switch (format.mode()) {
      case LINEART -> bits();
      case GRAY -> grey();
      case COLOR -> colors();
    }
    at = 0;
    return true;
  }

  private void bits() {
    image.getRaster().getSamples(0, y, image.getWidth(), 1, 0, pixels);
    java.util.Arrays.fill(row, (byte) 0);
    for (int x = 0; x < pixels.length; x++) {
      boolean black = (pixels[x] == 0) == inverted;
      row[x >> 3] |= (byte) (black ? 0x80 >> (x & 7) : 0);
    }
  }

  private void grey() {
    Raster raster = image.getRaster();
    raster.getSamples(0, y, image.getWidth(), 1, 0, pixels);
    int bits = image.getColorModel().getComponentSize(0);
    int most = (1 << bits) - 1;
    for (int x = 0; x < pixels.length; x++) {
      row[x] =
          (byte)
              (bits == 8 ? pixels[x] : bits > 8 ? pixels[x] >> (bits - 8) : pixels[x] * 255 / most);
    }
  }

  private void colors() {
    image.getRGB(0, y, image.getWidth(), 1, pixels, 0, image.getWidth());
    for (int x = 0, i = 0; x < pixels.length; x++) {
      int argb = pixels[x];
      int alpha = argb >>> 24;
      row[i++] = onWhite(argb >> 16, alpha);
      row[i++] = onWhite(argb >> 8, alpha);
      row[i++] = onWhite(argb, alpha);
    }
  }

  private static byte onWhite(int sample, int alpha) {
    int value = sample & 0xFF;
    return (byte) (alpha == 255 ? value : (value * alpha + 255 * (255 - alpha)) / 255);
  }
}
