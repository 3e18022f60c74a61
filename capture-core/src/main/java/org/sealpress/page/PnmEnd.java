package org.sealpress.page;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes of a PBM, PGM or PPM against what its header says (netpbm). */
final class PnmEnd {
  private static final int LONGEST_NUMBER = 10;

  private final InputStream in;
  private long read;

  private PnmEnd(InputStream in) {
    this.in = in;
  }

  /**
   * Whether a PNM has all its rows; of one whose samples are text, only decoding tells. Closes the
   * stream.
   *
   * @param length of the file
   */
  static boolean reached(InputStream pnm, long length) throws IOException {
    try (pnm) {
      PnmEnd header = new PnmEnd(pnm);
      header.next();
      int kind = header.next() - '0';
      if (kind < 4) {
        return true;
      }
      long width = header.number();
      long height = header.number();
      boolean wide = kind > 4 && header.number() > 255;
      PageLimit.check(width, height);
      long row = kind == 4 ? (width + 7) / 8 : width * (kind == 6 ? 3 : 1) * (wide ? 2 : 1);
      return length - header.read >= row * height;
    } catch (EOFException e) {
      return false;
    }
  }

  private int next() throws IOException {
    int b = in.read();
    if (b < 0) {
      throw new EOFException();
    }
    read++;
    return b;
  }

  /** A number and the one byte after it. */
  private long number() throws IOException {
    int b = next();
    while (b == '#' || Character.isWhitespace(b)) {
      while (b == '#' && next() != '\n') {}
      b = next();
    }
    long number = 0;
    for (int digits = 0; b >= '0' && b <= '9'; b = next()) {
      if (++digits > LONGEST_NUMBER) {
        throw new IOException("its header has a number of more than 10 digits");
      }
      number = 10 * number + b - '0';
    }
    return number;
  }
}
