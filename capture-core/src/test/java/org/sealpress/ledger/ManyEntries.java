package org.sealpress.ledger;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** A long ledger, as {@link Ledger} would write it, but without an fsync a line. */
public final class ManyEntries {
  private ManyEntries() {}

  /** Writes closed segments of so many entries each. */
  public static void write(Path directory, int entries, int segment) throws IOException {
    String prev = Entry.NO_PREV;
    for (int first = 0; first < entries; first += segment) {
      int last = Math.min(entries, first + segment) - 1;
      Path file = directory.resolve(Segment.name(first, last));
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
        for (int seq = first; seq <= last; seq++) {
          Event event =
              seq == 0
                  ? new Event.Opened("box", RandomId.next(TestEvents.random()))
                  : TestEvents.event(seq % 3 == 0 ? 3 : seq % 3);
          byte[] line = EntryLine.write(seq, Instant.EPOCH.plusSeconds(seq), false, prev, event);
          out.write(line);
          out.write('\n');
          prev = EntryLine.hash(line, 0, line.length);
        }
      }
    }
  }
}
