package org.sealpress.restore.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpress.ledger.CheckEvent;
import org.sealpress.ledger.Entry;
import org.sealpress.ledger.EntryReader;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.LedgerReader;

/** The entries that tell of a document, its capture, and the box that made them. */
final class RelatedLines {
  /** Bounds memory; a document has one for each copy and version. */
  private static final int MOST = 1000;

  private final long seq;
  private final Event.Sealed sealed;
  private final List<Entry> found = new ArrayList<>();

  private RelatedLines(long seq, Event.Sealed sealed) {
    this.seq = seq;
    this.sealed = sealed;
  }

  /**
   * All but the entry itself, in their order, and those before it that tell of the box's own key.
   */
  static List<Entry> of(LedgerReader ledger, long seq, Event.Sealed sealed) throws IOException {
    RelatedLines lines = new RelatedLines(seq, sealed);
    try (EntryReader entries = ledger.entries(0)) {
      Optional<Entry> entry = entries.next();
      while (entry.isPresent()) {
        lines.look(entry.get());
        entry = entries.next();
      }
    }
    return lines.found;
  }

  private void look(Entry entry) {
    Event event = entry.event();
    boolean sealKey =
        event instanceof Event.KeyChanged changed
            && changed.use().equals(Event.KeyChanged.SEAL)
            && entry.seq() < seq;
    if (entry.seq() != seq && found.size() < MOST && (sealKey || isRelated(event))) {
      found.add(entry);
    }
  }

  private boolean isRelated(Event event) {
    if (event instanceof Event.Opened) {
      return true;
    } else if (event instanceof Event.Captured captured) {
      return captured.capture().equals(sealed.capture());
    } else if (event instanceof CheckEvent check) {
      return check.capture().equals(sealed.capture());
    } else if (event instanceof Event.Fault fault) {
      return fault.capture().equals(sealed.capture());
    } else if (event instanceof Event.Sealed other) {
      return other.document().equals(sealed.document());
    } else if (event instanceof Event.CopyLost lost) {
      return lost.document().equals(sealed.document());
    } else if (event instanceof Event.LeftBox left) {
      return left.document().equals(sealed.document());
    } else {
      return event instanceof Event.Copied copied && copied.document().equals(sealed.document());
    }
  }
}
