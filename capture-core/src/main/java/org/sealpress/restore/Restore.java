package org.sealpress.restore;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpress.durable.DiskFull;
import org.sealpress.durable.DurableFiles;
import org.sealpress.restore.Outcome.AlreadyThere;
import org.sealpress.restore.Outcome.Restored;
import org.sealpress.seal.Opener;
import org.sealpress.target.TargetFault;

/** Restores documents from the copies of one archive with one private key. */
public final class Restore {
  /** Is told how far it is. */
  public interface Listener {
    /** How many objects will be tried. */
    void begin(int objects);

    /** One was. */
    void done(Outcome outcome);
  }

  private final List<Source> sources;
  private final Opener opener;
  private final Path to;
  private final Clock clock;
  private final int threads;

  /**
   * A restore.
   *
   * @param sources copies of one archive; what is missing or damaged on one is taken from the next
   * @param to folder for the documents; made when it is not there
   */
  public Restore(List<Source> sources, Opener opener, Path to, Clock clock) {
    this(sources, opener, to, clock, Crew.usual());
  }

  /** The same with so many threads. */
  Restore(List<Source> sources, Opener opener, Path to, Clock clock, int threads) {
    this.threads = threads;
    this.sources = List.copyOf(sources);
    this.opener = opener;
    this.to = to;
    this.clock = clock;
  }

  /**
   * Restores every object that is wanted, several at a time. Each document gets its name only when
   * it is whole and what the ledger says of it.
   *
   * @throws TargetFault when no source can be reached at the beginning; one that goes away on the
   *     way makes what is left fail
   * @throws RestoreFault when the sources hold different archives, or the key is of none of the
   *     recipients; then nothing was written
   * @throws DiskFull when there is no room for a document; those before are back, and a second run
   *     goes on after them
   */
  public Summary run(Selection wanted, Listener listener)
      throws TargetFault, RestoreFault, IOException {
    Holdings holdings = Holdings.of(sources, clock);
    Records records = holdings.records();
    Set<String> all = holdings.objects();
    all.removeIf(object -> !wanted.wants(object, records.of(object)));
    Audience audience = Audience.of(holdings.reached(), opener.key());
    new Trial(holdings, audience, opener).begin(all);
    DurableFiles.createDirectories(to);
    listener.begin(all.size());
    Tally tally = new Tally();
    Returning returning = new Returning(opener, to, holdings);
    try (Crew<Outcome> crew = new Crew<>(threads, all, returning::restore)) {
      crew.each(
          outcome -> {
            tally.count(judged(outcome, records, audience));
            if (outcome instanceof Restored || outcome instanceof AlreadyThere) {
              Path file = ObjectName.fileOf(outcome.object(), to);
              records.remarks(outcome.object()).forEach(line -> tally.remark(file + ": " + line));
            }
            listener.done(outcome);
          });
    }
    if (all.containsAll(records.objects())) {
      records.ofNoDocument().forEach(tally::remark);
    }
    records.future().ifPresent(tally::remark);
    holdings.older().forEach(tally::remark);
    return tally.summary(records.problems(), holdings.standing());
  }

  /** What should be for this key, by the ledger, and is not, is damaged or was exchanged. */
  private static Outcome judged(Outcome outcome, Records records, Audience audience) {
    if (!(outcome instanceof Outcome.ForOthers others)) {
      return outcome;
    }
    Optional<Known> known = records.of(others.object());
    if (known.isEmpty()) {
      return others;
    }
    return audience.excludes(known.get())
        ? new Outcome.ForOthers(
            others.object(),
            "sealed for other keys only, of %s; use one of those"
                .formatted(audience.recipientsOf(List.of(known.get()))))
        : new Outcome.Failed(others.object(), others.why() + known.get().elsewhere());
  }
}
