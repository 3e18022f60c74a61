package org.sealpress.scan.virtual;

import java.io.IOException;
import java.util.Arrays;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;

/**
 * An 8-bit page in another mode and depth: grey is the luma of ITU-R BT.601, 1-bit black is what is
 * darker than the middle, 16-bit samples are 257 times the 8-bit ones.
 */
final class RecoloredRows implements PageRows {
  private static final int BLACK_BELOW = 128;

  private final PageRows rows;
  private final PageFormat format;
  private final boolean fromColor;
  private final byte[] in;

  RecoloredRows(PageRows rows, PageFormat format) {
    this.rows = rows;
    this.format = format;
    fromColor = rows.format().mode() == ColorMode.COLOR;
    in = new byte[rows.format().bytesPerLine()];
  }

  @Override
  public PageFormat format() {
    return format;
  }

  @Override
  public void next(byte[] row) throws IOException {
    rows.next(in);
    if (format.mode() == ColorMode.LINEART) {
      Arrays.fill(row, 0, format.bytesPerLine(), (byte) 0);
      for (int x = 0; x < format.width(); x++) {
        if (grey(x) < BLACK_BELOW) {
          row[x >> 3] |= (byte) (0x80 >> (x & 7));
        }
      }
      return;
    }
    int at = 0;
    for (int x = 0; x < format.width(); x++) {
      for (int c = 0; c < format.mode().channels(); c++) {
        byte sample = (byte) sample(x, c);
        row[at++] = sample;
        if (format.depth() == 16) {
          row[at++] = sample;
        }
      }
    }
  }

  private int sample(int x, int channel) {
    return format.mode() == ColorMode.COLOR && fromColor ? in[3 * x + channel] : grey(x);
  }

  private int grey(int x) {
    if (!fromColor) {
      return in[x] & 0xff;
    }
    int red = in[3 * x] & 0xff;
    int green = in[3 * x + 1] & 0xff;
    int blue = in[3 * x + 2] & 0xff;
    return (299 * red + 587 * green + 114 * blue + 500) / 1000;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
