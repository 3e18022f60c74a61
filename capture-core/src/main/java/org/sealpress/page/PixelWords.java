package org.sealpress.page;

import java.nio.ByteOrder;
import java.nio.IntBuffer;

/**
 * The pixels of a {@link Pix} where they are in Leptonica's memory: 32-bit words of the machine's
 * order, the leftmost pixel in the highest bits, rows padded to whole words. Valid as long as the
 * Pix is open.
 */
final class PixelWords {
  private final IntBuffer words;
  private final int perRow;

  PixelWords(Pix pix) {
    Leptonica leptonica = Pix.leptonica();
    perRow = leptonica.pixGetWpl(pix.pointer());
    words =
        leptonica
            .pixGetData(pix.pointer())
            .getByteBuffer(0, 4L * perRow * pix.height())
            .order(ByteOrder.nativeOrder())
            .asIntBuffer();
  }

  /** Of 1 bit a pixel. */
  boolean isBlack(int x, int y) {
    return words.get(y * perRow + (x >> 5)) << (x & 31) < 0;
  }

  /** Of 8 bits a pixel. */
  int grey(int x, int y) {
    return words.get(y * perRow + (x >> 2)) >>> (24 - 8 * (x & 3)) & 0xFF;
  }

  /** Of 32 bits a pixel: red in the highest 8, then green and blue. */
  int color(int x, int y) {
    return words.get(y * perRow + x);
  }
}
