package org.sealpress.ledger;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a ledger ends: its last entry, what is torn after it, the latest time not in doubt.
 */
final class LedgerEnd {
  private final List<Segment> closed;
  private @Nullable Entry last;
  private @Nullable Instant latest;
  private long wholeBytes;
  private byte[] torn = {};

  private LedgerEnd(List<Segment> closed) {
    this.closed = closed;
  }

  /**
   * Reads the open segment, and as many closed ones as it takes.
   *
   * @throws LedgerFault {@link LedgerFault.Kind#DAMAGED} when the last whole line is no entry
   */
  static LedgerEnd find(Path directory) throws IOException {
    LedgerEnd end = new LedgerEnd(Segment.in(directory));
    Path open = directory.resolve(Segment.OPEN);
    if (Files.exists(open)) {
      end.readOpen(open);
    }
    for (int i = end.closed.size() - 1; i >= 0 && end.needsMore(); i--) {
      end.readClosed(end.closed.get(i));
    }
    return end;
  }

  private boolean needsMore() {
    return last == null || latest == null;
  }

  private void readOpen(Path open) throws IOException {
    LastLines found = new LastLines(open);
    byte[] line = found.line();
    if (indexOf(line, (byte) 0) >= 0) { // blocks that never got to the disk
      wholeBytes = found.before();
      line = found.lineBefore();
    } else {
      wholeBytes = found.end();
    }
    latest = found.latest();
    if (wholeBytes > 0) {
      last = entry(open, line);
    }
    torn = bytesFrom(open, wholeBytes);
  }

  private void readClosed(Segment segment) throws IOException {
    LastLines found = new LastLines(segment.file());
    latest = latest == null ? found.latest() : latest;
    if (last == null) {
      last = entry(segment.file(), found.line());
      if (last.seq() != segment.last()) {
        throw damaged(
            segment.file(), "ends with entry " + last.seq() + ", expected " + segment.last(), null);
      }
    }
  }

  private static Entry entry(Path file, byte[] line) throws LedgerFault {
    try {
      return EntryLine.read(line, 0, line.length);
    } catch (IllegalArgumentException e) {
      throw damaged(file, "its last line is no entry: " + e.getMessage(), e);
    }
  }

  private static LedgerFault damaged(Path file, String what, @Nullable Throwable cause) {
    return new LedgerFault(
        LedgerFault.Kind.DAMAGED,
        "the ledger is damaged: " + file + ": " + what + "; copy it back from a drive or remote",
        cause);
  }

  private static byte[] bytesFrom(Path file, long from) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file, StandardOpenOption.READ)) {
      channel.position(from);
      return Channels.newInputStream(channel).readAllBytes();
    }
  }

  private static int indexOf(byte[] bytes, byte wanted) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  /** The last whole entry; empty in a ledger that was never written. */
  Optional<Entry> last() {
    return Optional.ofNullable(last);
  }

  /** The latest time that was not in doubt. */
  Instant latest() {
    return latest == null ? Instant.MIN : latest;
  }

  /** The length of the open segment without what is torn. */
  long wholeBytes() {
    return wholeBytes;
  }

  /** What follows the last whole line. */
  byte[] torn() {
    return torn;
  }
}
