package org.sealpress.restore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.sealpress.durable.DiskFull;
import org.sealpress.durable.DurableFiles;
import org.sealpress.durable.NewFile;
import org.sealpress.durable.Sha256;
import org.sealpress.restore.Outcome.AlreadyThere;
import org.sealpress.restore.Outcome.Failed;
import org.sealpress.restore.Outcome.ForOthers;
import org.sealpress.restore.Outcome.Restored;
import org.sealpress.restore.Outcome.Unproven;
import org.sealpress.seal.Opener;
import org.sealpress.seal.SealFault;
import org.sealpress.seal.Sums;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

/** Brings one object back, from the first source on which it is good. Safe for several threads. */
final class Returning {
  /** So many objects in a row that a source could not be reached for: it is gone. */
  private static final int GONE = 3;

  private final Opener opener;
  private final Path to;
  private final Holdings holdings;
  private final Map<Source, Integer> unreachable = new ConcurrentHashMap<>();

  Returning(Opener opener, Path to, Holdings holdings) {
    this.opener = opener;
    this.to = to;
    this.holdings = holdings;
  }

  /** Restores it. */
  Outcome restore(String object) throws DiskFull {
    Path file = ObjectName.fileOf(object, to);
    Optional<Known> known = holdings.records().of(object);
    try {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        return already(object, file, known);
      }
      if (holdings.holders(object).isEmpty()) {
        return new Failed(
            object,
            "it is in the ledger but not on this target: try another one" + elsewhere(known));
      }
      DurableFiles.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    } catch (DiskFull e) {
      throw e;
    } catch (IOException e) {
      return new Failed(object, String.valueOf(e.getMessage()));
    }
    Map<Source, String> reasons = new LinkedHashMap<>();
    boolean failed = false;
    for (Source source : holdings.holders(object)) {
      Outcome outcome = restore(source, object, file, known);
      if (outcome instanceof Failed fault) {
        failed = true;
        reasons.put(source, fault.why());
      } else if (outcome instanceof ForOthers others) {
        reasons.put(source, others.why());
      } else {
        return outcome;
      }
    }
    return failed
        ? new Failed(object, all(reasons) + elsewhere(known))
        : new ForOthers(object, reasons.values().iterator().next());
  }

  private static String elsewhere(Optional<Known> known) {
    return known.map(Known::elsewhere).orElse("");
  }

  private static String all(Map<Source, String> reasons) {
    return reasons.size() == 1
        ? reasons.values().iterator().next()
        : reasons.entrySet().stream()
            .map(each -> each.getKey().name() + ": " + each.getValue())
            .collect(Collectors.joining("; "));
  }

  private Outcome restore(Source source, String object, Path file, Optional<Known> known)
      throws DiskFull {
    try {
      if (unreachable.getOrDefault(source, 0) >= GONE) {
        return new Failed(object, "it was not tried: the target can't be reached any more");
      }
      Outcome outcome = open(source, object, file, known);
      unreachable.remove(source);
      return outcome;
    } catch (DiskFull e) {
      throw e;
    } catch (TargetFault e) {
      if (e.kind() == Kind.UNAVAILABLE) {
        unreachable.merge(source, 1, Integer::sum);
      } else {
        unreachable.remove(source);
      }
      return new Failed(object, why(object, e.getMessage()));
    } catch (TargetStream.Unreadable e) {
      return new Failed(object, "it can't be read (" + e.getMessage() + "): try another target");
    } catch (SealFault e) {
      String why = why(object, String.valueOf(e.getMessage()));
      return e.kind() == SealFault.Kind.NOT_FOR_THIS_KEY
          ? new ForOthers(object, why)
          : new Failed(object, why);
    } catch (IOException e) {
      return new Failed(object, why(object, String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      return new Failed(object, "it can't be opened (" + e + "): try another target");
    }
  }

  /** An outcome says the object's name already. */
  private static String why(String object, String message) {
    return message.startsWith(object + " ") ? "it" + message.substring(object.length()) : message;
  }

  private Outcome open(Source source, String object, Path file, Optional<Known> known)
      throws TargetFault, SealFault, IOException {
    try (TargetStream in = new TargetStream(source.target().open(object));
        NewFile out = NewFile.create(file)) {
      Sums sums = opener.open(in, object, out);
      Optional<String> other = known.flatMap(record -> difference(sums, record));
      if (other.isPresent()) {
        return new Failed(object, other.get());
      }
      out.commit();
      return known.isPresent()
          ? new Restored(object, file)
          : new Unproven(object, file, "it opens, but the ledger on this target does not know it");
    }
  }

  /** What is opened is not what the ledger says of it, in one line. */
  static Optional<String> difference(Sums sums, Known known) {
    if (!sums.sealedSha256().equals(known.sealed().sha256())) {
      return other("its SHA-256 is", sums.sealedSha256(), known.sealed().sha256());
    }
    if (!sums.plainSha256().equals(known.sealed().plainSha256())) {
      return other(
          "the SHA-256 of its document is", sums.plainSha256(), known.sealed().plainSha256());
    }
    return Optional.empty();
  }

  private static Optional<String> other(String what, String actual, String expected) {
    return Optional.of(
        "it opens but is not what was sealed: %s %s, expected %s: try another target"
            .formatted(what, actual, expected));
  }

  private static Outcome already(String object, Path file, Optional<Known> known)
      throws IOException {
    if (known.isEmpty()) {
      return new Unproven(
          object,
          file,
          file + " was there already, and the ledger on this target can't tell whether it is this");
    }
    return Files.isRegularFile(file) && Sha256.of(file).equals(known.get().sealed().plainSha256())
        ? new AlreadyThere(object, file)
        : new Failed(object, file + " is another file: nothing is written over; move it away");
  }
}
