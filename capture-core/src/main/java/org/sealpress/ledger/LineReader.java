package org.sealpress.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The lines of a file one after the other, in one buffer. At the end of a file that still grows it
 * can be asked again; what follows the last newline is then read anew, for it may be another by
 * then: an append that failed is cut off.
 */
final class LineReader implements Closeable {
  private static final int BUFFER = 4 * EntryLine.MOST_BYTES;

  private final FileChannel file;
  private final byte[] buffer = new byte[BUFFER];
  private long offset;
  private int from;
  private int to;
  private int next;
  private int filled;
  private boolean skipping;
  private boolean unfinished;

  LineReader(Path file) throws IOException {
    this.file = FileChannel.open(file, StandardOpenOption.READ);
  }

  /**
   * Goes to the next line that ends in a newline.
   *
   * @return false at the end of the file, or in its unfinished last line
   */
  boolean next() throws IOException {
    int search = next;
    while (true) {
      for (int i = search; i < filled; i++) {
        if (buffer[i] == '\n') {
          from = skipping || i - next > EntryLine.MOST_BYTES ? i : next;
          to = i;
          next = i + 1;
          skipping = false;
          return true;
        }
      }
      if (filled - next > EntryLine.MOST_BYTES) {
        skipping = true; // nothing that was written here; it ends in an empty line for the caller
        next = filled;
      }
      search = filled;
      if (filled == BUFFER) {
        System.arraycopy(buffer, next, buffer, 0, filled - next);
        offset += next;
        filled -= next;
        search -= next;
        next = 0;
      }
      int n = file.read(ByteBuffer.wrap(buffer, filled, BUFFER - filled), offset + filled);
      if (n <= 0) {
        unfinished = skipping || next < filled;
        forget();
        return false;
      }
      filled += n;
    }
  }

  /** Goes to a byte of the file; what follows up to the next newline is taken for a line. */
  void seek(long position) {
    offset = position;
    from = 0;
    to = 0;
    next = 0;
    filled = 0;
    skipping = false;
    unfinished = false;
  }

  /** Forgets what was read ahead. */
  void forget() {
    filled = next;
  }

  byte[] buffer() {
    return buffer;
  }

  /** Where the line starts in the buffer. A line that is too long is given as an empty one. */
  int from() {
    return from;
  }

  /** Where it ends. */
  int to() {
    return to;
  }

  /** Where the line ends in the file: the offset of the byte after its newline. */
  long position() {
    return offset + next;
  }

  /** Whether anything followed the last newline when the end was reached. */
  boolean isUnfinished() {
    return unfinished;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
