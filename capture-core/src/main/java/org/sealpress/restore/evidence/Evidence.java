package org.sealpress.restore.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.sealpress.ledger.Entry;
import org.sealpress.ledger.Event;
import org.sealpress.restore.RestoreFault;
import org.sealpress.restore.Source;
import org.sealpress.seal.KnownCertificate;
import org.sealpress.seal.OpeningKey;
import org.sealpress.seal.SealFault;
import org.sealpress.target.TargetFault;

/** Exports documents of an archive as evidence. {@link #close} removes the copies of its ledger. */
public final class Evidence implements AutoCloseable {
  private static final int MOST_VERSIONS = 10_000;

  /**
   * What came of it.
   *
   * @param checks all that was to be checked
   * @param remarks what a person should know, one line each
   * @param proven whether what was signed proves the document's entry
   */
  public record Result(List<Check> checks, List<String> remarks, boolean proven) {
    /** Copies the lists. */
    public Result {
      checks = List.copyOf(checks);
      remarks = List.copyOf(remarks);
    }
  }

  private final Copies copies;
  private final boolean keyWasGiven;
  private final Clock clock;

  private Evidence(Copies copies, boolean keyWasGiven, Clock clock) {
    this.copies = copies;
    this.keyWasGiven = keyWasGiven;
    this.clock = clock;
  }

  /**
   * Reads and checks the ledgers of copies of one archive, whose keys ({@link Source#keys}) are
   * those whose signatures count.
   *
   * @throws TargetFault when none can be reached
   * @throws RestoreFault when none is as it was written and signed, or they contradict each other
   */
  public static Evidence in(List<Source> sources, Clock clock)
      throws TargetFault, RestoreFault, IOException {
    boolean given = sources.stream().noneMatch(source -> source.keys().isEmpty());
    return new Evidence(Copies.of(sources, clock), given, clock);
  }

  /** The entries of documents whose id begins so, one for each version. */
  public List<Entry> sealed(String id) throws IOException {
    return copies.best().ledger().ledger().sealed(id, MOST_VERSIONS);
  }

  /**
   * Exports a version of a document.
   *
   * @param entry one of {@link #sealed}
   * @param key opens it; stays the caller's to close
   * @param authorities certificates of time-stamp authorities that count; none for what the
   *     time-stamp brings along
   * @param to a folder that is not there yet
   * @throws RestoreFault when something does not hold; there is no folder then
   * @throws SealFault when the key does not open it, or the document's signature does not hold
   */
  public Result export(
      Entry entry, Optional<OpeningKey> key, List<KnownCertificate> authorities, Path to)
      throws RestoreFault, SealFault, TargetFault, IOException {
    if (!(entry.event() instanceof Event.Sealed)) {
      throw new IllegalArgumentException("an entry that seals nothing");
    }
    Exhibit exhibit = new Exhibit(entry, clock.instant());
    exhibit.remarks.addAll(copies.remarks());
    try (NewFolder folder = NewFolder.create(to)) {
      ExhibitedLedger ledger = new ExhibitedLedger(copies, exhibit, folder);
      ledger.entry(keyWasGiven, authorities);
      ledger.lines();
      ExhibitedDocument document = new ExhibitedDocument(copies.reached(), exhibit, folder);
      document.object();
      document.recipients();
      document.open(key);
      document.signature();
      Report.write(exhibit, folder);
      folder.commit();
    }
    return new Result(exhibit.checks, exhibit.remarks, exhibit.covering != null);
  }

  @Override
  public void close() {
    copies.close();
  }
}
