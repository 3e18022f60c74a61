package org.sealpress.scan.virtual;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;
import java.util.Arrays;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;

/** The rows of an image in memory. Samples of grey and RGB images are handed on as they are. */
final class ImageRows implements PageRows {
  private final BufferedImage image;
  private final PageFormat format;
  private final boolean asSamples;
  private final int[] pixels;
  private int y;

  ImageRows(BufferedImage image, int dpi) {
    this.image = image;
    ColorModel model = image.getColorModel();
    int colors = model.getNumColorComponents();
    asSamples = model instanceof ComponentColorModel && (colors == 1 || colors == 3);
    ColorMode mode =
        model.getPixelSize() == 1
            ? ColorMode.LINEART
            : asSamples && colors == 1 ? ColorMode.GRAY : ColorMode.COLOR;
    int depth =
        mode == ColorMode.LINEART ? 1 : asSamples && model.getComponentSize(0) == 16 ? 16 : 8;
    format = new PageFormat(image.getWidth(), image.getHeight(), mode, depth, dpi);
    pixels = new int[image.getWidth() * image.getRaster().getNumBands()];
  }

  @Override
  public PageFormat format() {
    return format;
  }

  @Override
  public void next(byte[] row) {
    if (format.mode() == ColorMode.LINEART) {
      bits(row);
    } else if (asSamples) {
      samples(row);
    } else {
      colors(row);
    }
    y++;
  }

  private void bits(byte[] row) {
    int width = format.width();
    int[] rgb = image.getRGB(0, y, width, 1, null, 0, width);
    Arrays.fill(row, 0, format.bytesPerLine(), (byte) 0);
    for (int x = 0; x < width; x++) {
      if ((rgb[x] & 0xff) < 128) {
        row[x >> 3] |= (byte) (0x80 >> (x & 7));
      }
    }
  }

  /** Not through getRGB: it would take grey samples for linear light and change them. */
  private void samples(byte[] row) {
    Raster raster = image.getRaster();
    int bands = raster.getNumBands();
    int channels = format.mode().channels();
    raster.getPixels(0, y, format.width(), 1, pixels);
    int at = 0;
    for (int x = 0; x < format.width(); x++) {
      for (int c = 0; c < channels; c++) {
        int sample = pixels[x * bands + c];
        if (format.depth() == 16) {
          row[at++] = (byte) (sample >> 8);
        }
        row[at++] = (byte) sample;
      }
    }
  }

  private void colors(byte[] row) {
    int width = format.width();
    int[] rgb = image.getRGB(0, y, width, 1, null, 0, width);
    for (int x = 0; x < width; x++) {
      row[3 * x] = (byte) (rgb[x] >> 16);
      row[3 * x + 1] = (byte) (rgb[x] >> 8);
      row[3 * x + 2] = (byte) rgb[x];
    }
  }
}
