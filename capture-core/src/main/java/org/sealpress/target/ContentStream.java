package org.sealpress.target;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A {@link Content} as a kind of target should read it: exactly as many bytes as it says, and a
 * failure of its own ({@link Unreadable}) told apart from one of the target.
 */
public final class ContentStream extends FilterInputStream {
  private static final int CHUNK = 64 * 1024;

  /** The content can't be read, or isn't as long as it says. The target is not to blame. */
  public static final class Unreadable extends IOException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }

    Unreadable(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  private final long size;
  private long count;

  private ContentStream(InputStream in, long size) {
    super(in);
    this.size = size;
  }

  /** Opens a content. */
  public static ContentStream of(Content content) throws Unreadable {
    try {
      return new ContentStream(content.open(), content.size());
    } catch (IOException e) {
      throw new Unreadable(e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read;
    try {
      read = in.read(bytes, offset, length);
    } catch (IOException e) {
      throw new Unreadable(e);
    }
    count += Math.max(0, read);
    check(size, count, read < 0);
    return read;
  }

  static void check(long size, long count, boolean ended) throws Unreadable {
    if (count > size || (ended && count < size)) {
      throw new Unreadable(
          "the content has %s bytes than it says: expected %d, got %d%s"
              .formatted(count > size ? "more" : "fewer", size, count, count > size ? "+" : ""));
    }
  }

  /** Reads to the end and compares: whether the other stream has the same bytes, and no more. */
  public boolean sameAs(InputStream other) throws IOException {
    while (true) {
      byte[] mine = readNBytes(CHUNK);
      byte[] others = other.readNBytes(CHUNK);
      if (!Arrays.equals(mine, others)) {
        return false;
      }
      if (mine.length < CHUNK) {
        return true;
      }
    }
  }

  @Override
  public long skip(long bytes) throws IOException {
    return readNBytes((int) Math.min(Math.max(0, bytes), CHUNK)).length;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
