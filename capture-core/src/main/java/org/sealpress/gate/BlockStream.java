package org.sealpress.gate;

import java.io.EOFException;
import java.io.IOException;
import java.util.Objects;
import org.verapdf.as.io.ASInputStream;
import org.verapdf.io.SeekableInputStream;

/** A part of a PDF, or all of it, as veraPDF reads it. */
final class BlockStream extends SeekableInputStream {
  private final Blocks blocks;
  private final long start;
  private final long length;
  private long position;
  private long marked;

  /** All of it. */
  BlockStream(Blocks blocks) {
    this(blocks, 0, blocks.length());
  }

  private BlockStream(Blocks blocks, long start, long length) {
    this.blocks = blocks;
    this.start = start;
    this.length = length;
  }

  @Override
  public int read() throws IOException {
    int next = peek();
    position += next < 0 ? 0 : 1;
    return next;
  }

  @Override
  public int peek() throws IOException {
    return position >= length ? -1 : blocks.at(start + position);
  }

  @Override
  public int read(byte[] into, int size) throws IOException {
    return read(into, 0, size);
  }

  @Override
  public int read(byte[] into, int offset, int size) throws IOException {
    Objects.checkFromIndexSize(offset, size, into.length);
    int wanted = (int) Math.min(size, length - position);
    int done = 0;
    while (done < wanted) {
      int n = blocks.copy(start + position, into, offset + done, wanted - done);
      position += n;
      done += n;
    }
    return done == 0 && size > 0 ? -1 : done;
  }

  @Override
  public int skip(int size) {
    int skipped = (int) Math.min(size, length - position);
    position += skipped;
    return skipped;
  }

  @Override
  public void seek(long offset) throws IOException {
    if (offset < 0 || offset > length) {
      throw new EOFException("byte " + offset + " of " + length);
    }
    position = offset;
  }

  @Override
  public long getOffset() {
    return position;
  }

  @Override
  public long getCurrentOffset() {
    return start + position;
  }

  @Override
  public long getStreamLength() {
    return length;
  }

  @Override
  public ASInputStream getStream(long from, long bytes) throws IOException {
    return getSeekableStream(from, bytes);
  }

  /** Like veraPDF's streams of files, it ends where the whole does when more is asked for. */
  @Override
  public SeekableInputStream getSeekableStream(long from, long bytes) throws IOException {
    long left = blocks.length() - start - from;
    if (from < 0 || left < 0) {
      throw new EOFException("byte " + from + " of " + length);
    }
    return new BlockStream(blocks, start + from, bytes < 0 ? left : Math.min(bytes, left));
  }

  @Override
  public boolean markSupported() {
    return true;
  }

  @Override
  public synchronized void mark(int most) {
    marked = position;
  }

  @Override
  public synchronized void reset() {
    position = marked;
  }

  /** The bytes are somebody else's to close. */
  @Override
  public void closeResource() {}
}
