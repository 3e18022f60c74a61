package org.sealpress.scan.virtual;

import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;

/**
 * A made-up page that is painted row by row: light paper with noise, and dark blocks like lines of
 * words. Each number gives another page, always the same one.
 */
final class Pattern implements PageSource.RowPainter {
  private static final int LINE = 64;
  private static final long STIR = 0x9E3779B97F4A7C15L;

  private final PageFormat format;
  private final long number;

  Pattern(PageFormat format, long number) {
    this.format = format;
    this.number = number;
  }

  @Override
  public void paint(int y, byte[] row) {
    int bytes = format.bytesPerLine();
    boolean bits = format.mode() == ColorMode.LINEART;
    long noise = stir(number * 1_000_003 + y);
    boolean inLine = y % LINE > LINE / 2;
    int pixelBytes = Math.max(1, format.mode().channels() * format.depth() / 8);
    int wordBytes = bits ? 5 : 40 * pixelBytes;
    boolean dark = false;
    for (int i = 0; i < bytes; i++) {
      if ((i & 7) == 0) {
        noise = stir(noise);
      }
      if (i % wordBytes == 0) {
        dark = inLine && i > 0 && (stir(number + (long) (y / LINE) * 31 + i) & 3) > 0;
      }
      int grain = (int) (noise >>> (8 * (i & 7))) & 7;
      row[i] = (byte) (bits ? (dark ? 0xff : 0) : dark ? 30 + grain : 248 - grain);
    }
    if (bits && format.width() % 8 != 0) {
      row[bytes - 1] &= (byte) (0xff << (8 - format.width() % 8));
    }
  }

  private static long stir(long x) {
    long z = x + STIR;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    return z ^ (z >>> 27);
  }
}
