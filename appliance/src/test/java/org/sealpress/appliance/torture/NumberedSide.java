package org.sealpress.appliance.torture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;
import java.util.OptionalInt;
import org.sealpress.page.ColorMode;
import org.sealpress.page.DrawnPage;
import org.sealpress.page.PageFormat;
import org.sealpress.scan.virtual.PageSource;

/**
 * Sides of A6 at 100 dpi, 1-bit: a word to read, and below it the side's number as 32 black or
 * white squares. What is scanned so is archived without loss, so that each pixel can be compared.
 */
final class NumberedSide {
  static final PageFormat FORMAT = new PageFormat(413, 583, ColorMode.LINEART, 1, 100);
  private static final int BITS = 32;
  private static final int LEFT_BYTE = 6;
  private static final int TOP = 400;
  private static final int TALL = 12;
  private static final int STRIDE = FORMAT.bytesPerLine();
  private static final byte[] WORD = word();

  private NumberedSide() {}

  private static byte[] word() {
    BufferedImage page = DrawnPage.word("Sheet", FORMAT.width(), FORMAT.height());
    byte[] bits = ((DataBufferByte) page.getRaster().getDataBuffer()).getData().clone();
    for (int i = 0; i < bits.length; i++) {
      bits[i] = (byte) ~bits[i];
    }
    for (int y = 0; y < FORMAT.height(); y++) {
      bits[y * STRIDE + STRIDE - 1] &= (byte) (0xff << (STRIDE * 8 - FORMAT.width()));
    }
    return bits;
  }

  /** The samples of a side as the scanner gives them: 1 is black. */
  static byte[] samples(int number) {
    byte[] samples = WORD.clone();
    for (int bit = 0; bit < BITS; bit++) {
      if ((number >> bit & 1) == 1) {
        for (int y = 0; y < TALL; y++) {
          samples[offset(bit, y)] = (byte) 0xff;
        }
      }
    }
    return samples;
  }

  private static int offset(int bit, int y) {
    return (TOP + y) * STRIDE + LEFT_BYTE + bit;
  }

  /** A side for the feeder. */
  static PageSource page(int number) {
    byte[] samples = samples(number);
    return PageSource.painted(
        FORMAT, (y, row) -> System.arraycopy(samples, y * STRIDE, row, 0, STRIDE));
  }

  /** The number of a side; empty unless every pixel is as it was scanned. */
  static OptionalInt of(BufferedImage image) {
    if (image.getWidth() != FORMAT.width() || image.getHeight() != FORMAT.height()) {
      return OptionalInt.empty();
    }
    byte[] samples = new byte[STRIDE * FORMAT.height()];
    int[] row = new int[FORMAT.width()];
    for (int y = 0; y < FORMAT.height(); y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int x = 0; x < row.length; x++) {
        if ((row[x] & 0xff) < 128) {
          samples[y * STRIDE + x / 8] |= (byte) (0x80 >> x % 8);
        }
      }
    }
    int number = 0;
    for (int bit = 0; bit < BITS; bit++) {
      number |= (samples[offset(bit, 0)] & 1) << bit;
    }
    return Arrays.equals(samples, samples(number)) ? OptionalInt.of(number) : OptionalInt.empty();
  }
}
