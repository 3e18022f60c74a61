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
}
