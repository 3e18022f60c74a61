package org.sealpress.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the line of an entry in a closed segment without reading all of it: numbers ascend, so
 * halving comes near it in a few reads. In a file that was changed it may find nothing.
 */
final class LineSearch {
  /** When so few bytes are left they are read one line after the other. */
  private static final long NEAR = 4L * EntryLine.MOST_BYTES;

  private LineSearch() {}

  /** The entry's line without its newline. */
  static Optional<byte[]> find(Segment segment, long seq) throws IOException {
    BaseFields fields = new BaseFields();
    try (LineReader lines = new LineReader(segment.file())) {
      long low = 0; // where a line begins that is not after the wanted one
      long high = Files.size(segment.file()); // it begins before this
      while (high - low > NEAR) {
        long middle = low + (high - low) / 2;
        lines.seek(middle);
        if (!lines.next() || lines.position() >= high) {
          high = middle;
          continue;
        }
        long start = lines.position();
        if (!lines.next() || !isEntry(lines, fields)) {
          return Optional.empty();
        }
        low = fields.seq() <= seq ? start : low;
        high = fields.seq() <= seq ? high : start;
      }
      lines.seek(low);
      while (lines.next() && isEntry(lines, fields) && fields.seq() <= seq) {
        if (fields.seq() == seq) {
          return Optional.of(Arrays.copyOfRange(lines.buffer(), lines.from(), lines.to()));
        }
      }
      return Optional.empty();
    }
  }

  private static boolean isEntry(LineReader lines, BaseFields fields) {
    return fields.look(lines.buffer(), lines.from(), lines.to()).isEmpty();
  }
}
