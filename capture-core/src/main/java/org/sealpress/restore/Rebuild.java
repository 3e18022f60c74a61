package org.sealpress.restore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.sealpress.durable.DurableFiles;
import org.sealpress.durable.NewFile;
import org.sealpress.ledger.Entry;
import org.sealpress.ledger.EntryReader;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Head;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.LedgerReader;
import org.sealpress.ledger.Segment;
import org.sealpress.ledger.Verdict;
import org.sealpress.ledger.checkpoint.CheckpointFault;
import org.sealpress.ledger.checkpoint.CheckpointStore;
import org.sealpress.ledger.checkpoint.VerifierKey;
import org.sealpress.target.TargetFault;

/**
 * Gives a new box the ledger of a dead one, from the targets: it goes on as the same ledger. What
 * the dead box had not given to a target yet is not in it.
 */
public final class Rebuild {
  private static final String BUILDING = "rebuilding";

  /**
   * What was made.
   *
   * @param head the last entry that was found
   * @param box the dead box's name
   * @param from the place that it was taken from
   * @param standing how far it is signed
   * @param damaged which checkpoints are damaged and were left behind, one line each
   * @param remarks what else should be known, one line each
   * @param again whether it was made before, and nothing was now
   */
  public record Made(
      Head head,
      String box,
      String from,
      Standing standing,
      List<String> damaged,
      List<String> remarks,
      boolean again) {
    /** Copies the lists. */
    public Made {
      remarks = List.copyOf(remarks);
      damaged = List.copyOf(damaged);
    }
  }

  private static final String NOTHING_MADE =
      ". Nothing was made here: leave that place out of --from, and name another";

  private final List<Source> sources;
  private final Clock clock;
  private final SecureRandom random;

  /** Rebuilds from the copies of one archive: the longest ledger that extends all others. */
  public Rebuild(List<Source> sources, Clock clock, SecureRandom random) {
    this.sources = List.copyOf(sources);
    this.clock = clock;
    this.random = random;
  }

  /**
   * Makes the ledger with what was signed of it, and appends {@code rebuilt}. A power cut on the
   * way leaves no ledger there, or a whole one.
   *
   * @param data the folder of the new box
   * @param box the new box's name
   * @throws RestoreFault {@link RestoreFault.Kind#IN_THE_WAY} when there is a ledger already,
   *     {@link RestoreFault.Kind#BROKEN}, {@link RestoreFault.Kind#FORKED} or {@link
   *     RestoreFault.Kind#TWO_LEDGERS}
   */
  public Made into(Path data, String box) throws TargetFault, RestoreFault, IOException {
    Path ledger = LedgerSource.at(data).segments();
    if (isThere(ledger)) {
      throw inTheWay(ledger);
    }
    try (Ledgers ledgers = Ledgers.of(sources)) {
      return make(ledgers, ledger, data, box);
    }
  }

  /**
   * The same, or nothing when that was done before: a ledger that is there goes on from what the
   * targets have.
   */
  public Made intoOrAgain(Path data, String box) throws TargetFault, RestoreFault, IOException {
    Path ledger = LedgerSource.at(data).segments();
    try (Ledgers ledgers = Ledgers.of(sources)) {
      if (!isThere(ledger)) {
        return make(ledgers, ledger, data, box);
      }
      Ledgers.One best = best(ledgers);
      Head head = Objects.requireNonNull(best.head());
      if (!wasRebuilt(ledger) || LedgerReader.at(ledger).verify(head) instanceof Verdict.Broken) {
        throw inTheWay(ledger);
      }
      return new Made(
          head,
          best.box(),
          best.name(),
          ledgers.standing(),
          ledgers.checkpointsOnly(),
          List.of(),
          true);
    }
  }

  private Made make(Ledgers ledgers, Path ledger, Path data, String box)
      throws TargetFault, RestoreFault, IOException {
    Ledgers.One best = best(ledgers);
    Head head = Objects.requireNonNull(best.head());
    Holdings holdings = Holdings.of(ledgers, clock);
    Optional<String> foreign = holdings.foreign();
    if (foreign.isPresent()) {
      throw new RestoreFault(RestoreFault.Kind.BROKEN, foreign.get() + NOTHING_MADE);
    }
    Path building = ledger.resolveSibling(ledger.getFileName() + "." + BUILDING);
    remove(building);
    DurableFiles.createDirectories(building);
    for (Segment segment : best.copy().ledger().segments()) {
      copy(segment.file(), building.resolve(segment.name()));
    }
    if (!(LedgerReader.at(building).verify(head) instanceof Verdict.Intact intact)
        || !intact.head().equals(head)) {
      throw new RestoreFault(
          RestoreFault.Kind.BROKEN,
          "the ledger in " + building + " is not what was read: this computer's disk is failing");
    }
    for (Ledgers.One each : ledgers.all()) {
      bringSigned(each, LedgerSource.at(data).checkpoints());
    }
    remove(ledger);
    DurableFiles.rename(building, ledger);
    try (Ledger open = Ledger.open(ledger, box, clock, random)) {
      open.append(new Event.Rebuilt(best.name(), head.seq()));
    }
    return new Made(
        head,
        best.box(),
        best.name(),
        ledgers.standing(),
        ledgers.checkpointsOnly(),
        holdings.records().future().stream().toList(),
        false);
  }

  /** Checkpoints, their stamps and the keys with which they are verified: all fit the ledger. */
  private static void bringSigned(Ledgers.One one, CheckpointStore to) throws IOException {
    CheckpointStore from = one.copy().checkpoints();
    DurableFiles.createDirectories(to.file(""));
    for (String name : from.names()) {
      if (!Files.exists(to.file(name)) && isGood(name, from, one.keys())) {
        copy(from.file(name), to.file(name));
      }
    }
  }

  private static boolean isGood(String name, CheckpointStore from, List<VerifierKey> keys)
      throws IOException {
    OptionalLong size = CheckpointStore.sizeOf(name);
    if (size.isEmpty()) {
      return true;
    }
    try {
      from.read(size.getAsLong(), keys);
      return true;
    } catch (CheckpointFault e) {
      return false; // told by who has judged the ledger
    }
  }

  private static boolean isThere(Path ledger) throws IOException {
    if (Files.isDirectory(ledger)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(ledger, "*.jsonl")) {
        for (Path file : files) {
          if (Files.size(file) > 0) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean wasRebuilt(Path ledger) throws IOException {
    try (EntryReader entries = LedgerReader.at(ledger).entries(0)) {
      Optional<Entry> entry = entries.next();
      while (entry.isPresent()) {
        if (entry.get().event() instanceof Event.Rebuilt) {
          return true;
        }
        entry = entries.next();
      }
    }
    return false;
  }

  private static RestoreFault inTheWay(Path ledger) {
    return new RestoreFault(
        RestoreFault.Kind.IN_THE_WAY,
        "there is a ledger in "
            + ledger
            + " already, and nothing is written over: a new box needs a new data folder");
  }

  private static Ledgers.One best(Ledgers ledgers) throws RestoreFault {
    if (!ledgers.forks().isEmpty()) {
      throw new RestoreFault(
          RestoreFault.Kind.FORKED,
          ledgers.forks().get(0)
              + ": find out which box is the real one, and leave the other out of --from");
    }
    List<String> problems = new ArrayList<>(ledgers.problems());
    problems.removeAll(ledgers.checkpointsOnly());
    if (!problems.isEmpty()) {
      throw new RestoreFault(RestoreFault.Kind.BROKEN, String.join("; ", problems) + NOTHING_MADE);
    }
    return ledgers.all().get(0);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (InputStream in = Files.newInputStream(from);
        NewFile out = NewFile.create(to)) {
      in.transferTo(out);
      out.commit();
    }
  }

  /**
   * Removes a folder in which there are only files, such as those of a rebuild that was cut off.
   */
  private static void remove(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> all = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      files.forEach(all::add);
    }
    for (Path file : all) {
      Files.delete(file);
    }
    Files.delete(folder);
  }
}
