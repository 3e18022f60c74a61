package org.sealpress.worker;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of one page out of a pipe, which goes on after them. Tells who failed. */
final class PageBytes extends InputStream {
  private final InputStream in;
  private long left;
  private boolean broken;

  PageBytes(InputStream in, long bytes) {
    this.in = in;
    this.left = bytes;
  }

  /** Whether the pipe failed, and not who reads from it. */
  boolean isBroken() {
    return broken;
  }

  boolean isAtEnd() {
    return left == 0;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (left == 0) {
      return -1;
    }
    broken = true;
    int n = in.read(into, offset, (int) Math.min(length, left));
    if (n < 0) {
      throw new EOFException("a page ends " + left + " bytes before its end");
    }
    broken = false;
    left -= n;
    return n;
  }
}
