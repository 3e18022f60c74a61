package org.sealpress.gate;

import java.io.Closeable;
import java.io.IOException;

/** A PDF that can be read at any place. For one thread. */
public interface PdfBytes extends Closeable {

  /** Its size. */
  long length() throws IOException;

  /**
   * Reads. Cheapest for 64 KiB at multiples of that.
   *
   * @param at from which byte
   * @param length how many; so many are there
   */
  void read(long at, byte[] into, int length) throws IOException;

  /** One in memory. */
  static PdfBytes of(byte[] pdf) {
    return new PdfBytes() {
      @Override
      public long length() {
        return pdf.length;
      }

      @Override
      public void read(long at, byte[] into, int length) {
        System.arraycopy(pdf, (int) at, into, 0, length);
      }

      @Override
      public void close() {}
    };
  }
}
