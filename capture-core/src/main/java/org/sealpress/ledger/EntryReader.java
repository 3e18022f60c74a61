package org.sealpress.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads entries one after the other, in one buffer of memory. At the end it can be asked again and
 * gives what was appended meanwhile. It does not check the chain; {@link LedgerReader#verify} does.
 * For one thread.
 */
public final class EntryReader implements Closeable {
  private final LineCursor lines;
  private final LongSupplier limit;
  private long next;

  /**
   * A reader.
   *
   * @param limit the last entry to give, asked each time: what a writer has confirmed so far
   */
  EntryReader(Path directory, long from, LongSupplier limit) throws IOException {
    this(new LineCursor(directory, from), from, limit);
  }

  EntryReader(LineCursor lines, long from, LongSupplier limit) {
    this.lines = lines;
    this.limit = limit;
    next = from;
  }

  /**
   * The next entry.
   *
   * @return empty at the end, for now
   * @throws LedgerFault {@link LedgerFault.Kind#DAMAGED} when a line is no entry or entries are
   *     missing before it; the next call goes on after it
   */
  public Optional<Entry> next() throws IOException {
    while (next <= limit.getAsLong() && lines.next()) {
      Entry entry;
      try {
        entry = EntryLine.read(lines.buffer(), lines.from(), lines.to());
      } catch (IllegalArgumentException e) {
        next++;
        throw damaged("is no entry: " + e.getMessage(), e);
      }
      if (entry.seq() >= next) {
        long expected = next;
        next = entry.seq() + 1;
        if (entry.seq() > expected) {
          throw damaged("is entry " + entry.seq() + ", expected " + expected, null);
        }
        return Optional.of(entry);
      }
    }
    lines.forget();
    return Optional.empty();
  }

  private LedgerFault damaged(String what, @Nullable Throwable cause) {
    return new LedgerFault(
        LedgerFault.Kind.DAMAGED,
        "the ledger is damaged: "
            + lines.file()
            + ", line "
            + lines.number()
            + " "
            + what
            + "; copy this file back from a drive or remote",
        cause);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
