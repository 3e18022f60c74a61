package org.sealpress.restore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
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
import org.sealpress.target.TargetFault.Kind;

/** Restores documents from one target with one private key. */
public final class Restore {
  /** So many objects in a row that the target could not be reached for: it is gone. */
  private static final int GONE = 3;

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
  private int unreachable;

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
   * Restores every object whose name is wanted. Each document gets its name only when it is whole
   * and what the ledger says of it.
   *
   * @param wanted on names such as {@code objects/2026/11/24/ID.v1.cms}
   * @throws TargetFault when the target can't be reached at the beginning; one that goes away on
   *     the way makes what is left fail
   * @throws DiskFull when there is no room for a document; those before are back, and a second run
   *     goes on after them
   */
  public Summary run(Predicate<String> wanted, Listener listener) throws TargetFault, IOException {
    DurableFiles.createDirectories(to);
    unreachable = 0;
    Records records;
    try (LedgerOnTarget ledger = LedgerOnTarget.copyOf(target)) {
      records = Records.of(ledger);
    }
    Set<String> stored = new HashSet<>();
    for (Stat stat : target.list(ObjectName.FOLDER)) {
      if (ObjectName.isOne(stat.name())) {
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
      if (outcome instanceof Restored || outcome instanceof AlreadyThere) {
        Path file = ObjectName.fileOf(object, to);
        records.remarks(object).forEach(line -> tally.remark(file + ": " + line));
      }
      listener.done(outcome);
    }
    if (all.containsAll(records.sealed().keySet())) {
      records.ofNoDocument().forEach(tally::remark);
    }
    return tally.summary(records.problems());
  }

  private Outcome restore(String object, Event.@Nullable Sealed record) throws DiskFull {
    Path file = ObjectName.fileOf(object, to);
    try {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        return already(object, file, record);
      }
      if (unreachable >= GONE) {
        return new Failed(object, "it was not tried: the target can't be reached any more");
      }
      DurableFiles.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
      Outcome outcome = open(object, file, record);
      unreachable = 0;
      return outcome;
    } catch (DiskFull e) {
      throw e;
    } catch (TargetFault e) {
      unreachable = e.kind() == Kind.UNAVAILABLE ? unreachable + 1 : 0;
      return new Failed(object, why(object, String.valueOf(e.getMessage())));
    } catch (TargetStream.Unreadable e) {
      return new Failed(object, "it can't be read (" + e.getMessage() + "): try another target");
    } catch (SealFault | IOException e) {
      return new Failed(object, why(object, String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      return new Failed(object, "it can't be opened (" + e + "): try another target");
    }
  }

  /** An outcome says the object's name already. */
  private static String why(String object, String message) {
    return message.startsWith(object + " ") ? "it" + message.substring(object.length()) : message;
  }

  private Outcome open(String object, Path file, Event.@Nullable Sealed record)
      throws TargetFault, SealFault, IOException {
    try (TargetStream in = new TargetStream(target.open(object));
        NewFile out = NewFile.create(file)) {
      Sums sums = opener.open(in, object, out);
      if (record == null) {
        out.commit();
        return new Unproven(
            object, file, "it opens, but the ledger on this target does not know it");
      }
      if (!sums.sealedSha256().equals(record.sha256())) {
        return other(object, "its SHA-256 is", sums.sealedSha256(), record.sha256());
      }
      if (!sums.plainSha256().equals(record.plainSha256())) {
        return other(
            object, "the SHA-256 of its document is", sums.plainSha256(), record.plainSha256());
      }
      out.commit();
      return new Restored(object, file);
    }
  }

  private static Failed other(String object, String what, String actual, String expected) {
    return new Failed(
        object,
        "it opens but is not what was sealed: %s %s, expected %s: try another target"
            .formatted(what, actual, expected));
  }

  private static Outcome already(String object, Path file, Event.@Nullable Sealed record)
      throws IOException {
    if (record == null) {
      return new Unproven(
          object,
          file,
          file + " was there already, and the ledger on this target can't tell whether it is this");
    }
    return Files.isRegularFile(file) && Sha256.of(file).equals(record.plainSha256())
        ? new AlreadyThere(object, file)
        : new Failed(object, file + " is another file: nothing is written over; move it away");
  }
}
