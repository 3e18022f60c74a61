package org.sealpress.appliance.torture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpress.ledger.Entry;
import org.sealpress.ledger.EntryReader;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.LedgerReader;
import org.sealpress.ledger.Segment;

/**
 * What a ledger says.
 *
 * @param sealed documents
 * @param copied ids of documents that are on the drive
 * @param left names of objects that have left the box
 * @param faults what failed
 * @param important number of the last entry about a document
 */
record LedgerFacts(
    List<Event.Sealed> sealed,
    Set<String> copied,
    Set<String> left,
    List<Event.Fault> faults,
    long important) {

  static LedgerFacts of(Path directory) throws IOException {
    List<Event.Sealed> sealed = new ArrayList<>();
    Set<String> copied = new HashSet<>();
    Set<String> left = new HashSet<>();
    List<Event.Fault> faults = new ArrayList<>();
    long important = -1;
    try (EntryReader entries = LedgerReader.at(directory).entries(0)) {
      for (Optional<Entry> next = entries.next(); next.isPresent(); next = entries.next()) {
        Event event = next.get().event();
        if (event instanceof Event.Sealed document) {
          sealed.add(document);
          important = next.get().seq();
        } else if (event instanceof Event.Copied copy && !copy.target().equals(Event.THIS_BOX)) {
          copied.add(copy.document());
          important = next.get().seq();
        } else if (event instanceof Event.LeftBox gone) {
          left.add(gone.object());
        } else if (event instanceof Event.Fault fault) {
          faults.add(fault);
        }
      }
    }
    return new LedgerFacts(sealed, copied, left, faults, important);
  }

  /** Number of the last entry that the segments of a directory hold; -1 for none. */
  static long lastIn(Path directory) throws IOException {
    return LedgerReader.at(directory).segments().stream().mapToLong(Segment::last).max().orElse(-1);
  }
}
