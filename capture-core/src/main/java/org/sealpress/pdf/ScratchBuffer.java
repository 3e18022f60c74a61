package org.sealpress.pdf;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.apache.pdfbox.io.RandomAccess;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.sealpress.cipher.ScratchPages;

/** One stream in an {@link EncryptedScratch}. */
final class ScratchBuffer implements RandomAccess {
  private static final int PAGE = ScratchPages.PAGE;

  private final EncryptedScratch scratch;
  private int[] pages = new int[1];
  private int count;
  private long length;
  private long position;
  private boolean closed;

  ScratchBuffer(EncryptedScratch scratch) {
    this.scratch = scratch;
  }

  private void check() throws IOException {
    if (closed) {
      throw new IOException("this stream of the document is closed");
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] from) throws IOException {
    write(from, 0, from.length);
  }

  @Override
  public void write(byte[] from, int offset, int bytes) throws IOException {
    check();
    int done = 0;
    while (done < bytes) {
      int page = (int) (position / PAGE);
      if (page == count) {
        add(scratch.take());
      }
      int at = (int) (position % PAGE);
      int n = Math.min(bytes - done, PAGE - at);
      System.arraycopy(from, offset + done, scratch.toWrite(pages[page]), at, n);
      done += n;
      position += n;
      length = Math.max(length, position);
    }
  }

  private void add(int page) {
    if (count == pages.length) {
      pages = Arrays.copyOf(pages, 2 * count);
    }
    pages[count++] = page;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int bytes) throws IOException {
    check();
    if (bytes == 0) {
      return 0;
    }
    int wanted = (int) Math.min(bytes, length - position);
    if (wanted <= 0) {
      return -1;
    }
    int done = 0;
    while (done < wanted) {
      int at = (int) (position % PAGE);
      int n = Math.min(wanted - done, PAGE - at);
      byte[] page = scratch.toRead(pages[(int) (position / PAGE)]);
      System.arraycopy(page, at, into, offset + done, n);
      done += n;
      position += n;
    }
    return wanted;
  }

  @Override
  public long getPosition() throws IOException {
    check();
    return position;
  }

  @Override
  public void seek(long to) throws IOException {
    check();
    if (to < 0) {
      throw new IOException("no position: " + to);
    }
    if (to > length) {
      throw new EOFException("position " + to + " of " + length);
    }
    position = to;
  }

  @Override
  public long length() throws IOException {
    check();
    return length;
  }

  @Override
  public boolean isEOF() throws IOException {
    check();
    return position >= length;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public RandomAccessReadView createView(long start, long bytes) throws IOException {
    check();
    return new RandomAccessReadView(this, start, bytes);
  }

  @Override
  public void clear() throws IOException {
    check();
    releaseAll();
  }

  private void releaseAll() {
    for (int i = 0; i < count; i++) {
      scratch.release(pages[i]);
    }
    count = 0;
    length = 0;
    position = 0;
  }

  @Override
  public void close() {
    if (!closed) {
      releaseAll();
      closed = true;
    }
  }
}
