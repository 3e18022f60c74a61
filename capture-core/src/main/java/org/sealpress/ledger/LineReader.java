package org.sealpress.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The lines of a file one after the other, in one buffer. At the end of a file that still grows it
 * can be asked again.
 */
final class LineReader implements Closeable {
  private static final int BUFFER = 4 * EntryLine.MOST_BYTES;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int from;
  private int to;
  private int next;
  private int filled;
  private long offset;
  private boolean skipping;

  LineReader(Path file) throws IOException {
    in = Files.newInputStream(file);
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
      if (filled == BUFFER) {
        System.arraycopy(buffer, next, buffer, 0, filled - next);
        offset += next;
        filled -= next;
        next = 0;
      }
      search = filled;
      int n = in.read(buffer, filled, BUFFER - filled);
      if (n <= 0) {
        return false;
      }
      filled += n;
    }
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

  /** Whether anything follows the last newline. */
  boolean isUnfinished() {
    return skipping || next < filled;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
