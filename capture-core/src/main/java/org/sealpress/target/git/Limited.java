package org.sealpress.target.git;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** So many bytes of a stream, no more and no fewer. */
final class Limited extends FilterInputStream {
  private long left;

  Limited(InputStream in, long size) {
    super(in);
    left = size;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    int got = in.read(bytes, offset, (int) Math.min(length, left));
    if (got < 0) {
      throw new EOFException("it ends %d bytes too early".formatted(left));
    }
    left -= got;
    return got;
  }

  @Override
  public long skip(long bytes) throws IOException {
    return readNBytes((int) Math.min(Math.max(0, bytes), 1 << 16)).length;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
