package org.sealpress.scan.sane;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Moves the bytes of one frame from the scanner to {@code out}, row by row without their padding
 * and with the high byte of 16-bit samples first, through 64 KiB of memory. It counts: how many
 * bytes came is for the caller to judge.
 */
final class FrameCopy {
  private static final int BUFFER = 1 << 16;

  private final Source source;
  private final FrameShape shape;
  private final boolean swap;
  private final byte[] buffer = new byte[BUFFER];
  private long count;
  private int inRow;

  /** Where the bytes come from. */
  interface Source {
    /** Reads some bytes; -1 at the end of the frame. */
    int read(byte[] bytes, int offset, int length) throws IOException;
  }

  /** The scanner's side failed, not {@code out}. */
  static final class SourceLost extends Exception {
    private static final long serialVersionUID = 1L;

    private final IOException why;

    SourceLost(IOException why) {
      super(why);
      this.why = why;
    }

    IOException why() {
      return why;
    }
  }

  /**
   * A copy of a frame.
   *
   * @param bigEndian whether 16-bit samples come with their high byte first
   */
  FrameCopy(Source source, FrameShape shape, boolean bigEndian) {
    this.source = source;
    this.shape = shape;
    swap = shape.depth() == 16 && !bigEndian;
  }

  /**
   * Copies to the end of the frame, or until there are more bytes than it may have.
   *
   * @throws IOException when {@code out} failed
   */
  void run(OutputStream out) throws SourceLost, IOException {
    int held = 0;
    while (count <= shape.mostBytes()) {
      int n;
      try {
        n = source.read(buffer, held, buffer.length - held);
      } catch (IOException e) {
        throw new SourceLost(e);
      }
      if (n < 0) {
        return;
      }
      count += n;
      int there = held + n;
      held = swap ? there % 2 : 0;
      write(out, there - held);
      if (held > 0) {
        buffer[0] = buffer[there - 1];
      }
    }
  }

  /** Writes the first bytes of the buffer, without those that are padding. */
  private void write(OutputStream out, int length) throws IOException {
    if (swap) {
      for (int i = 0; i < length; i += 2) {
        byte low = buffer[i];
        buffer[i] = buffer[i + 1];
        buffer[i + 1] = low;
      }
    }
    if (shape.pageBytes() == shape.lineBytes()) {
      out.write(buffer, 0, length);
      return;
    }
    int at = 0;
    while (at < length) {
      int n = Math.min(shape.lineBytes() - inRow, length - at);
      int page = Math.min(n, Math.max(0, shape.pageBytes() - inRow));
      out.write(buffer, at, page);
      at += n;
      inRow = (inRow + n) % shape.lineBytes();
    }
  }

  /** Bytes that came, padding and all. */
  long count() {
    return count;
  }

  /** Whole rows that came. */
  int rows() {
    return (int) (count / shape.lineBytes());
  }

  /** Whether the last row came in part. */
  boolean hasPartOfRow() {
    return count % shape.lineBytes() != 0;
  }
}
