package org.sealpress.intake;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;
import org.sealpress.scan.virtual.PageSource;
import org.sealpress.scan.virtual.Sheet;

/** Sheets that carry a number as black bars, which is found again in what became of them. */
final class Numbered {
  static final PageFormat FORMAT = new PageFormat(583, 827, ColorMode.LINEART, 1, 100);
  private static final int BITS = 12;
  private static final int BAR = 50;

  private Numbered() {}

  /** Sheets with the numbers from {@code first} on. */
  static List<Sheet> sheets(int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(number -> Sheet.oneSided(page(number)))
        .toList();
  }

  private static PageSource page(int number) {
    return PageSource.painted(
        FORMAT,
        (y, row) -> {
          boolean black = y / BAR < BITS && (number >> (y / BAR) & 1) == 1;
          Arrays.fill(row, 0, FORMAT.bytesPerLine(), (byte) (black ? 0xff : 0));
        });
  }

  /** The number of a sheet, from its picture. */
  static int of(BufferedImage page) {
    Raster raster = page.getRaster();
    int number = 0;
    for (int bit = 0; bit < BITS; bit++) {
      int y = (bit * BAR + BAR / 2) * page.getHeight() / FORMAT.height();
      boolean black = (page.getRGB(raster.getWidth() / 2, y) & 0xff) < 128;
      number |= black ? 1 << bit : 0;
    }
    return number;
  }
}
