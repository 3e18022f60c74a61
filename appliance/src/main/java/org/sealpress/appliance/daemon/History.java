package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sealpress.ledger.Entry;
import org.sealpress.ledger.EntryReader;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.LedgerFault;
import org.sealpress.ledger.Segment;
import org.sealpress.vault.Catalog;
import org.sealpress.vault.DocumentVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the ledger tells of a document, from the first sheet on. */
final class History {
  private static final Logger LOG = LoggerFactory.getLogger(History.class);

  /** So far back from a seal its capture is looked for; usually it is a few entries before. */
  private static final int BACK = 100;

  /** More than anybody reads. */
  private static final int MOST = 1_000;

  private final Ledger ledger;
  private final Catalog catalog;

  History(Ledger ledger, Catalog catalog) {
    this.ledger = ledger;
    this.catalog = catalog;
  }

  /** All entries about it, the first first. */
  List<Entry> of(String document, List<DocumentVersion> versions) throws IOException {
    SortedSet<Long> about = new TreeSet<>(catalog.happenings().of(document));
    Set<String> captures =
        versions.stream().map(DocumentVersion::capture).collect(Collectors.toSet());
    long open = firstOpen();
    SortedMap<Long, Entry> found = inOpen(open, about, captures);
    for (long seq : about.headSet(open)) {
      if (found.size() < MOST) {
        entry(seq).ifPresent(entry -> found.put(entry.seq(), entry));
      }
    }
    for (DocumentVersion version : versions) {
      capture(version, open, found);
    }
    return new ArrayList<>(found.values());
  }

  private long firstOpen() throws IOException {
    List<Segment> closed = ledger.segments(-1);
    return closed.isEmpty() ? 0 : closed.get(closed.size() - 1).last() + 1;
  }

  /** Of the open segment, in which nothing is found but by going through it, once. */
  private SortedMap<Long, Entry> inOpen(long open, SortedSet<Long> about, Set<String> captures)
      throws IOException {
    SortedMap<Long, Entry> found = new TreeMap<>();
    SortedSet<Long> wanted = about.tailSet(open);
    if (wanted.isEmpty()) {
      return found;
    }
    try (EntryReader entries = ledger.entries(open)) {
      Optional<Entry> entry = next(entries);
      while (entry.isPresent() && entry.get().seq() <= wanted.last() && found.size() < MOST) {
        Entry each = entry.get();
        if (wanted.contains(each.seq()) || captures.contains(captureOf(each.event()))) {
          found.put(each.seq(), each);
        }
        entry = next(entries);
      }
    }
    return found;
  }

  /** The next that can be read. */
  private static Optional<Entry> next(EntryReader entries) throws IOException {
    while (true) {
      try {
        return entries.next();
      } catch (LedgerFault e) {
        LOG.debug("a line is passed over, as it is told of elsewhere", e);
      }
    }
  }

  /** Its capture is a few entries before it. */
  private void capture(DocumentVersion version, long open, SortedMap<Long, Entry> found)
      throws IOException {
    boolean known =
        found.values().stream()
            .anyMatch(
                each ->
                    each.event() instanceof Event.Captured
                        && captureOf(each.event()).equals(version.capture()));
    long last = known ? version.seq() : Math.max(0, version.seq() - BACK);
    for (long seq = Math.min(version.seq(), open) - 1; seq >= last; seq--) {
      Optional<Entry> entry = entry(seq);
      if (entry.isPresent() && captureOf(entry.get().event()).equals(version.capture())) {
        found.put(seq, entry.get());
        if (entry.get().event() instanceof Event.Captured) {
          return;
        }
      }
    }
  }

  private static String captureOf(Event event) {
    return event instanceof Event.Captured captured
        ? captured.capture()
        : event instanceof Event.Fault fault ? fault.capture() : "";
  }

  /** A line that is damaged is told of elsewhere. */
  private Optional<Entry> entry(long seq) throws IOException {
    try {
      return ledger.entry(seq);
    } catch (LedgerFault e) {
      return Optional.empty();
    }
  }
}
