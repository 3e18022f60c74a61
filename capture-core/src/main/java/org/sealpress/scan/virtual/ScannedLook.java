package org.sealpress.scan.virtual;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Makes a clean drawing look as if it had been scanned: the tint of paper with its clouds, the
 * print of the other side shining through, the noise of the sensor. The same seed gives the same
 * pixels.
 */
final class ScannedLook {
  private static final double[] PAPER = {243, 250, 252};
  private static final double SHINE = 0.035;
  private static final double NOISE = 2.2;
  private static final double CLOUDS = 1.2;
  private static final int CLOUD = 16;
  private static final int TABLE = 1 << 16;
  private static final double SHINE_BLUR_MM = 0.6;

  private final double[] noise = new double[TABLE];
  private final Random random;
  private final double pixelsPerMm;

  ScannedLook(int dpi, long seed) {
    random = new Random(seed);
    pixelsPerMm = dpi / 25.4;
    for (int i = 0; i < TABLE; i++) {
      noise[i] = random.nextGaussian() * NOISE;
    }
  }

  /**
   * Changes the image in place.
   *
   * @param otherSide what is printed on the other side, if anything
   */
  void apply(BufferedImage image, @Nullable BufferedImage otherSide) {
    byte[] data = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    int width = image.getWidth();
    int height = image.getHeight();
    double[][] through = otherSide == null ? new double[0][] : darkness(otherSide);
    double[] clouds = new double[width / CLOUD + 1];
    for (int y = 0; y < height; y++) {
      int at = random.nextInt(TABLE);
      if (y % CLOUD == 0) {
        int row = y;
        Arrays.setAll(clouds, i -> clouds(i * CLOUD, row));
      }
      for (int x = 0; x < width; x++) {
        double light =
            clouds[x / CLOUD] - (otherSide == null ? 0 : shine(through, width - 1 - x, y));
        double grain = noise[(at + 3 * x) & (TABLE - 1)];
        for (int c = 0; c < 3; c++) {
          int i = 3 * (y * width + x) + c;
          double ink = (data[i] & 0xff) / 255.0;
          double own = 0.35 * noise[(at + 3 * x + 1 + c) & (TABLE - 1)];
          double value = ink * (PAPER[c] + light) + (1 - ink) * 8 + grain + own;
          data[i] = (byte) Math.max(0, Math.min(255, Math.round(value)));
        }
      }
    }
  }

  private double clouds(int x, int y) {
    double u = x / pixelsPerMm;
    double v = y / pixelsPerMm;
    return CLOUDS * (Math.sin(u / 31 + 1.3) * Math.cos(v / 43) + Math.sin((u + v) / 67));
  }

  /** How dark a print is in small cells. */
  private double[][] darkness(BufferedImage print) {
    int cell = cell();
    int columns = print.getWidth() / cell + 2;
    double[][] cells = new double[print.getHeight() / cell + 2][columns];
    int width = print.getWidth();
    byte[] data = ((DataBufferByte) print.getRaster().getDataBuffer()).getData();
    for (int y = 0; y < print.getHeight(); y++) {
      double[] row = cells[y / cell];
      for (int x = 0; x < width; x++) {
        row[x / cell] += 255 - (data[3 * (y * width + x) + 1] & 0xff);
      }
    }
    for (double[] row : cells) {
      Arrays.setAll(row, i -> row[i] * SHINE / (cell * cell));
    }
    return cells;
  }

  private double shine(double[][] cells, int x, int y) {
    int cell = cell();
    int cx = x / cell;
    int cy = y / cell;
    double fx = (double) (x % cell) / cell;
    double fy = (double) (y % cell) / cell;
    double upper = cells[cy][cx] * (1 - fx) + cells[cy][cx + 1] * fx;
    double lower = cells[cy + 1][cx] * (1 - fx) + cells[cy + 1][cx + 1] * fx;
    return upper * (1 - fy) + lower * fy;
  }

  private int cell() {
    return Math.max(1, (int) (SHINE_BLUR_MM * pixelsPerMm));
  }
}
