package org.sealpress.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A ledger's directory, to read: the box's own or the one on a target. Takes no lock. */
public final class LedgerReader {
  private final Path directory;

  private LedgerReader(Path directory) {
    this.directory = directory;
  }

  /**
   * The ledger in a directory.
   *
   * @throws LedgerFault {@link LedgerFault.Kind#MISSING} when the directory is not there
   */
  public static LedgerReader at(Path directory) throws IOException {
    Segment.in(directory);
    return new LedgerReader(directory);
  }

  Path directory() {
    return directory;
  }

  /** The closed segments, by number. They never change. */
  public List<Segment> segments() throws IOException {
    return Segment.in(directory);
  }

  /** The line of an entry in a closed segment without its newline; empty when it is not there. */
  public Optional<byte[]> line(long seq) throws IOException {
    for (Segment segment : Segment.in(directory)) {
      if (segment.first() <= seq && seq <= segment.last()) {
        Optional<byte[]> line = LineSearch.find(segment, seq);
        if (line.isPresent()) {
          return line;
        }
      }
    }
    return Optional.empty();
  }

  /** All entries from a number on; 0 for all. */
  public EntryReader entries(long from) throws IOException {
    return new EntryReader(directory, from, () -> Long.MAX_VALUE);
  }

  /**
   * The entries that tell of a document's sealing, one for each version.
   *
   * @param id the document's, or its beginning: then they may be of several documents
   * @param most so many are enough
   */
  public List<Entry> sealed(String id, int most) throws IOException {
    return SealedSearch.in(directory, id, most);
  }

  /**
   * Checks every line. About 2 microseconds each; memory does not grow.
   *
   * @throws LedgerFault {@link LedgerFault.Kind#MISSING} when there is not one entry
   */
  public Verdict verify() throws IOException {
    return verify(Against.NOTHING);
  }

  /** The same, and that it is the ledger of {@code known} and still holds that entry. */
  public Verdict verify(Head known) throws IOException {
    return verify(Against.head(known));
  }

  /**
   * The same, and that it is what was signed and seen. When something is wrong in several ways, the
   * chain's own faults come first, then those against what was signed, then the times.
   */
  public Verdict verify(Against against) throws IOException {
    return new Verifier(directory, against, Long.MAX_VALUE).verify();
  }
}
