package org.sealpress.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sealpress.durable.Sha256;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.LedgerFault;
import org.sealpress.ledger.LedgerKeys;
import org.sealpress.ledger.Notary;
import org.sealpress.ledger.checkpoint.CheckpointFault;
import org.sealpress.ledger.checkpoint.CheckpointStore;
import org.sealpress.ledger.checkpoint.SignedCheckpoint;
import org.sealpress.ledger.checkpoint.VerifierKey;
import org.sealpress.target.Content;
import org.sealpress.target.Stat;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

/** The signed checkpoints on one target, as long as it is there. For one thread. */
final class CheckpointCopy {
  private static final String FOLDER = CheckpointStore.FOLDER + "/";

  private final Notary notary;
  private final Target target;
  private final String name;

  /** What the target has, by name inside the folder; null before it was looked at. */
  private @Nullable Set<String> there;

  CheckpointCopy(Notary notary, Target target, String name) {
    this.notary = notary;
    this.target = target;
    this.name = name;
  }

  /**
   * Holds the newest checkpoint that the target has against the ledger, the first time. To be done
   * before anything of the ledger is stored there.
   *
   * @throws TargetFault {@link Kind#NAME_TAKEN} when they contradict each other: the ledger or the
   *     target was rolled back, exchanged or changed. That is recorded in the ledger
   */
  void compare() throws TargetFault, IOException {
    if (there != null) {
      return;
    }
    Set<String> names = new HashSet<>();
    for (Stat stat : target.list(CheckpointStore.FOLDER)) {
      names.add(stat.name().substring(FOLDER.length()));
    }
    OptionalLong newest =
        names.stream()
            .map(CheckpointStore::sizeOf)
            .filter(OptionalLong::isPresent)
            .mapToLong(OptionalLong::getAsLong)
            .max();
    if (newest.isPresent()) {
      compare(newest.getAsLong());
    }
    there = names;
  }

  private void compare(long size) throws TargetFault, IOException {
    String object = FOLDER + CheckpointStore.name(size);
    try {
      notary.compare(read(object, size), name);
    } catch (CheckpointFault e) {
      throw found(
          Event.Fault.FOREIGN_CHECKPOINT,
          "%s has a checkpoint that this box can't have signed (%s): %s. Its ledger belongs to another box, was changed, or is damaged; nothing is written over. Give this box an empty folder or drive, and keep that one"
              .formatted(name, object, e.getMessage()),
          e);
    } catch (LedgerFault e) {
      if (e.kind() != LedgerFault.Kind.ROLLED_BACK && e.kind() != LedgerFault.Kind.FORKED) {
        throw e;
      }
      throw found(Notary.kindOf(e), String.valueOf(e.getMessage()), e);
    }
  }

  private SignedCheckpoint read(String object, long size) throws TargetFault, IOException {
    try (InputStream in = target.open(object)) {
      return CheckpointStore.read(in, size, notary.keys());
    } catch (CheckpointFault e) {
      throw e;
    } catch (IOException e) {
      throw new TargetFault(
          Kind.IO_ERROR,
          "%s can't be read from %s (%s): its medium may be failing"
              .formatted(object, name, e.getMessage()),
          e);
    }
  }

  private TargetFault found(String kind, String message, Exception cause) throws IOException {
    notary.tell(kind, message);
    return new TargetFault(Kind.NAME_TAKEN, message, cause);
  }

  /**
   * Gives the target the checkpoint over all that it has of the ledger, the keys with which it is
   * verified, and the time-stamps of those that it has.
   *
   * @param size how many entries it has
   */
  void ship(long size) throws TargetFault, IOException {
    Set<String> names = there;
    if (size == 0 || names == null) {
      return;
    }
    String checkpoint = CheckpointStore.name(size);
    if (!names.contains(checkpoint)) {
      for (VerifierKey key : notary.keys()) {
        target.put(FOLDER + LedgerKeys.fileName(key), Content.of(LedgerKeys.content(key)));
        target.put(FOLDER + LedgerKeys.pemName(key), Content.of(LedgerKeys.pem(key)));
      }
      put(checkpoint, notary.checkpoint(size).note());
      names.add(checkpoint);
    }
    for (String stamp : notary.store().names()) {
      Optional<String> stamped = stamped(stamp);
      if (stamped.isPresent() && names.contains(stamped.get()) && !names.contains(stamp)) {
        target.put(FOLDER + stamp, Content.of(notary.store().file(stamp)));
        names.add(stamp);
      }
    }
  }

  private void put(String checkpoint, byte[] note) throws TargetFault {
    String object = FOLDER + checkpoint;
    target.put(object, Content.of(note));
    String sha256 = Courier.readBack(target, object);
    if (!sha256.equals(Sha256.of(note))) {
      throw new TargetFault(
          Kind.IO_ERROR,
          "%s reads back from %s with SHA-256 %s, expected %s: don't trust this medium, replace it"
              .formatted(object, name, sha256, Sha256.of(note)));
    }
  }

  /** The checkpoint that a time-stamp is of; empty for the names of other files. */
  private static Optional<String> stamped(String name) {
    String end = CheckpointStore.STAMP;
    return name.endsWith(end)
        ? Optional.of(name.substring(0, name.length() - end.length()))
        : Optional.empty();
  }
}
