package org.sealpress.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The last two whole lines of a file, and the latest time in it that was not in doubt. Such times
 * never go back, so that is the last of them. A damaged line in the middle is passed over here: it
 * does not keep the box from going on, and verifying names it.
 */
final class LastLines {
  private byte[] line = {};
  private byte[] lineBefore = {};
  private long end;
  private long before;
  private String latest = "";

  LastLines(Path file) throws IOException {
    BaseFields fields = new BaseFields();
    byte[] current = new byte[EntryLine.MOST_BYTES];
    byte[] previous = new byte[EntryLine.MOST_BYTES];
    int length = 0;
    int previousLength = 0;
    try (LineReader lines = new LineReader(file)) {
      while (lines.next()) {
        byte[] spare = previous;
        previous = current;
        previousLength = length;
        current = spare;
        length = lines.to() - lines.from();
        System.arraycopy(lines.buffer(), lines.from(), current, 0, length);
        before = end;
        end = lines.position();
        if (fields.look(current, 0, length).isEmpty() && !fields.doubt()) {
          latest = fields.time();
        }
      }
    }
    line = Arrays.copyOf(current, length);
    lineBefore = Arrays.copyOf(previous, previousLength);
  }

  /** The last line; empty when there is none. */
  byte[] line() {
    return line;
  }

  /** The one before it. */
  byte[] lineBefore() {
    return lineBefore;
  }

  /** Where the last whole line ends in the file. */
  long end() {
    return end;
  }

  /** Where the line before it ends. */
  long before() {
    return before;
  }

  @Nullable Instant latest() {
    try {
      return latest.isEmpty() ? null : Times.parse(latest);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
