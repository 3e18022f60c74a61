package org.sealpress.page;

import com.sun.jna.Pointer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Packs rows of samples into Leptonica's rows of 32-bit words: four grey samples or 32 bits a word,
 * the leftmost highest; a colour pixel is one word, red highest, the lowest byte unused.
 */
final class RowPacker {
  private final PageFormat format;
  private final byte[] row;
  private final int[] words;

  RowPacker(PageFormat format, int wordsPerLine) {
    this.format = format;
    this.row = new byte[format.bytesPerLine()];
    this.words = new int[wordsPerLine];
  }

  void copy(InputStream samples, Pointer data) throws IOException {
    long offset = 0;
    for (int y = 0; y < format.height(); y++) {
      if (samples.readNBytes(row, 0, row.length) < row.length) {
        throw new EOFException(
            "the page ends in row " + y + " of " + format.height() + ": its samples are not whole");
      }
      if (format.depth() == 16) {
        keepHighBytes();
      }
      if (format.mode() == ColorMode.COLOR) {
        packColor();
      } else {
        packBytes();
      }
      data.write(offset, words, 0, words.length);
      offset += 4L * words.length;
    }
  }

  private void keepHighBytes() {
    for (int i = 0; 2 * i < row.length; i++) {
      row[i] = row[2 * i];
    }
  }

  private void packColor() {
    for (int x = 0, i = 0; x < format.width(); x++, i += 3) {
      words[x] = (row[i] & 0xFF) << 24 | (row[i + 1] & 0xFF) << 16 | (row[i + 2] & 0xFF) << 8;
    }
  }

  private void packBytes() {
    int bytes =
        PageFormat.bytesPerLine(
            format.width(), format.mode(), format.mode() == ColorMode.LINEART ? 1 : 8);
    for (int w = 0; w < words.length; w++) {
      int word = 0;
      for (int i = 4 * w; i < 4 * w + 4; i++) {
        word = word << 8 | (i < bytes ? row[i] & 0xFF : 0);
      }
      words[w] = word;
    }
  }
}
