package org.sealpress.scan.virtual;

import java.io.IOException;
import java.util.Arrays;
import org.sealpress.page.PageFormat;

/**
 * An 8-bit page in another size. Each pixel is the mean of the area that it covers on the page;
 * enlarged, that is the nearest pixel. Holds two rows at a time.
 */
final class ScaledRows implements PageRows {
  private final PageRows rows;
  private final PageFormat format;
  private final int channels;
  private final double xStep;
  private final double yStep;
  private final int lastRow;
  private final byte[] in;
  private final float[] narrow;
  private final float[] sum;
  private int loaded = -1;
  private int y;

  ScaledRows(PageRows rows, int width, int height, int dpi) {
    this.rows = rows;
    PageFormat from = rows.format();
    format = new PageFormat(width, height, from.mode(), 8, dpi);
    channels = from.mode().channels();
    xStep = (double) from.width() / width;
    yStep = (double) from.height() / height;
    lastRow = from.height() - 1;
    in = new byte[from.bytesPerLine()];
    narrow = new float[width * channels];
    sum = new float[width * channels];
  }

  @Override
  public PageFormat format() {
    return format;
  }

  @Override
  public void next(byte[] row) throws IOException {
    double top = y * yStep;
    double bottom = Math.min((y + 1) * yStep, lastRow + 1.0);
    Arrays.fill(sum, 0);
    for (int line = (int) top; line <= lastRow && line < bottom; line++) {
      float weight = (float) (Math.min(line + 1.0, bottom) - Math.max(line, top));
      load(line);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += weight * narrow[i];
      }
    }
    float scale = (float) (1 / (bottom - top));
    for (int i = 0; i < sum.length; i++) {
      row[i] = (byte) Math.min(255, Math.round(sum[i] * scale));
    }
    y++;
  }

  /** Reads on to a row of the page and brings it to the new width. */
  private void load(int line) throws IOException {
    if (loaded >= line) {
      return;
    }
    while (loaded < line) {
      rows.next(in);
      loaded++;
    }
    int end = in.length / channels;
    for (int x = 0; x < format.width(); x++) {
      double left = x * xStep;
      double right = Math.min((x + 1) * xStep, end);
      for (int c = 0; c < channels; c++) {
        float value = 0;
        for (int i = (int) left; i < right; i++) {
          float weight = (float) (Math.min(i + 1.0, right) - Math.max(i, left));
          value += weight * (in[i * channels + c] & 0xff);
        }
        narrow[x * channels + c] = (float) (value / (right - left));
      }
    }
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
