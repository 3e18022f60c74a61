package org.sealpress.target.drive;

import java.io.InputStream;
import java.util.Objects;
import java.util.SplittableRandom;
import org.sealpress.target.Content;

/** Bytes that look random, and are the same again for the same seed. */
record SeededContent(long seed, long size) implements Content {
  private static final int CHUNK = 1 << 16;

  @Override
  public InputStream open() {
    return new Stream(seed, size);
  }

  private static final class Stream extends InputStream {
    private final SplittableRandom random;
    private final byte[] chunk = new byte[CHUNK];
    private int at = CHUNK;
    private long left;

    Stream(long seed, long size) {
      random = new SplittableRandom(seed);
      left = size;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      Objects.checkFromIndexSize(from, length, into.length);
      if (left == 0 && length > 0) {
        return -1;
      }
      if (at == CHUNK) {
        random.nextBytes(chunk);
        at = 0;
      }
      int count = (int) Math.min(Math.min(length, left), CHUNK - at);
      System.arraycopy(chunk, at, into, from, count);
      at += count;
      left -= count;
      return count;
    }
  }
}
