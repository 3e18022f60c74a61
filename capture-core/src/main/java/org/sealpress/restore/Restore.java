package org.sealpress.restore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sealpress.durable.DiskFull;
import org.sealpress.durable.DurableFiles;
import org.sealpress.durable.NewFile;
import org.sealpress.durable.Sha256;
import org.sealpress.ledger.Event;
import org.sealpress.restore.Outcome.AlreadyThere;
import org.sealpress.restore.Outcome.Failed;
import org.sealpress.restore.Outcome.Restored;
import org.sealpress.restore.Outcome.Unproven;
import org.sealpress.seal.Opener;
import org.sealpress.seal.SealFault;
import org.sealpress.seal.Sums;
import org.sealpress.target.Stat;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;

/** Restores documents from one target with one private key. */
public final class Restore {
  private static final String OBJECTS = "objects";
  private static final String SEALED = ".cms";

  /** Is told how far it is. */
  public interface Listener {
    /** How many objects will be tried. */
    void begin(int objects);

    /** One was. */
    void done(Outcome outcome);
  }

  private final Target target;
  private final Opener opener;
  private final Path to;

  /**
   * A restore.
   *
   * @param to folder for the documents; made when it is not there
   */
  public Restore(Target target, Opener opener, Path to) {
    this.target = target;
    this.opener = opener;
    this.to = to;
  }

  /**
   * Restores every object whose name is wanted.
   *
   * @param wanted on names such as {@code objects/2026/11/24/ID.v1.cms}
   */
  public Summary run(Predicate<String> wanted, Listener listener) throws TargetFault, IOException {
    DurableFiles.createDirectories(to);
    Records records = records();
    Set<String> stored = new LinkedHashSet<>();
    for (Stat stat : target.list(OBJECTS)) {
      if (stat.name().endsWith(SEALED)) {
        stored.add(stat.name());
      }
    }
    Set<String> all = new TreeSet<>(records.sealed().keySet());
    all.addAll(stored);
    all.removeIf(wanted.negate());
    listener.begin(all.size());
    Tally tally = new Tally();
    for (String object : all) {
      Outcome outcome =
          stored.contains(object)
              ? restore(object, records.sealed().get(object))
              : new Failed(object, "it is in the ledger but not on this target: try another one");
      tally.count(outcome);
      listener.done(outcome);
    }
    return tally.summary(records.problems());
  }

  private Records records() throws TargetFault, IOException {
    Path copy = Files.createTempDirectory("sealpress-ledger-");
    try {
      return Records.of(target, copy);
    } finally {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(copy)) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
      Files.delete(copy);
    }
  }

  private Outcome restore(String object, Event.@Nullable Sealed record)
      throws TargetFault, IOException {
    Path file = to.resolve(object.substring(OBJECTS.length() + 1).replaceFirst("\\.cms$", ".pdf"));
    if (Files.exists(file)) {
      return already(object, file, record);
    }
    DurableFiles.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    try (InputStream in = target.open(object);
        NewFile out = NewFile.create(file)) {
      Sums sums = opener.open(in, object, out);
      if (record != null && !matches(sums, record)) {
        return new Failed(
            object,
            "it is not the object that was sealed then (its hash differs): try another one");
      }
      out.commit();
      return record == null
          ? new Unproven(object, file, "it opens, but the ledger on this target does not know it")
          : new Restored(object, file);
    } catch (DiskFull e) {
      throw e;
    } catch (SealFault | TargetFault | IOException e) {
      return new Failed(object, String.valueOf(e.getMessage()));
    }
  }

  private static boolean matches(Sums sums, Event.Sealed record) {
    return sums.sealedSha256().equals(record.sha256())
        && sums.plainSha256().equals(record.plainSha256());
  }

  private static Outcome already(String object, Path file, Event.@Nullable Sealed record)
      throws IOException {
    if (record == null) {
      return new Unproven(object, file, "the file is there already and the ledger can't prove it");
    }
    return Sha256.of(file).equals(record.plainSha256())
        ? new AlreadyThere(object, file)
        : new Failed(object, file + " is another file: nothing is written over; move it away");
  }

  private static final class Tally {
    private int restored;
    private int alreadyThere;
    private final List<String> unproven = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();

    void count(Outcome outcome) {
      if (outcome instanceof Restored) {
        restored++;
      } else if (outcome instanceof AlreadyThere) {
        alreadyThere++;
      } else if (outcome instanceof Unproven open) {
        unproven.add(open.object() + ": " + open.why());
      } else if (outcome instanceof Failed lost) {
        failed.add(lost.object() + ": " + lost.why());
      }
    }

    Summary summary(List<String> ledger) {
      return new Summary(restored, alreadyThere, unproven, failed, ledger);
    }
  }
}
