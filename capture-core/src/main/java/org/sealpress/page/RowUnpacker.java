package org.sealpress.page;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.OutputStream;

/** Gives rows of Leptonica's 32-bit words as samples: what {@link RowPacker} does, backwards. */
final class RowUnpacker {
  private final PageFormat format;
  private final byte[] row;
  private final int[] words;

  RowUnpacker(PageFormat format, int wordsPerLine) {
    this.format = format;
    this.row = new byte[format.bytesPerLine()];
    this.words = new int[wordsPerLine];
  }

  void copy(Pointer data, OutputStream samples) throws IOException {
    long offset = 0;
    for (int y = 0; y < format.height(); y++) {
      data.read(offset, words, 0, words.length);
      offset += 4L * words.length;
      if (format.mode() == ColorMode.COLOR) {
        unpackColor();
      } else {
        unpackBytes();
      }
      samples.write(row);
    }
  }

  private void unpackColor() {
    for (int x = 0, i = 0; x < format.width(); x++) {
      row[i++] = (byte) (words[x] >> 24);
      row[i++] = (byte) (words[x] >> 16);
      row[i++] = (byte) (words[x] >> 8);
    }
  }

  private void unpackBytes() {
    for (int i = 0; i < row.length; i++) {
      row[i] = (byte) (words[i >> 2] >> (24 - 8 * (i & 3)));
    }
  }
}
