package org.sealpress.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
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

  /** So many damaged ones in a row are enough. */
  private static final int MOST_READ = 20;

  private final Notary notary;
  private final Target target;
  private final String name;

  /** What the target has, by name inside the folder; null before it was looked at. */
  private @Nullable Set<String> there;

  private @Nullable TargetFault damage;
  private final FolderTime stamps;

  CheckpointCopy(Notary notary, Target target, String name) {
    this.notary = notary;
    this.target = target;
    this.name = name;
    this.stamps = new FolderTime(notary.store().folder(), Clock.systemUTC());
  }

  /**
   * Holds the newest checkpoint that the target has against the ledger, the first time. To be done
   * before anything of the ledger is stored there. One that is damaged is passed over for the one
   * before it, and told by {@link #tellOfDamage}.
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
    damage =
        compare(
            names.stream()
                .map(CheckpointStore::sizeOf)
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .sorted(Comparator.reverseOrder())
                .limit(MOST_READ)
                .toList());
    there = names;
  }

  /**
   * Holds the first of them that is as it was signed against the ledger.
   *
   * @return what is wrong with those before it; null when there is none
   */
  private @Nullable TargetFault compare(List<Long> sizes) throws TargetFault, IOException {
    @Nullable CheckpointFault damaged = null;
    String which = "";
    for (long size : sizes) {
      String object = FOLDER + CheckpointStore.name(size);
      try {
        notary.compare(read(object, size), name);
        return damaged == null
            ? null
            : damaged(which, damaged, "What is delivered is held against the one before it");
      } catch (CheckpointFault e) {
        if (e.kind() == CheckpointFault.Kind.UNKNOWN_KEY) {
          throw foreign(object, e);
        }
        which = damaged == null ? object : which;
        damaged = damaged == null ? e : damaged;
      } catch (LedgerFault e) {
        if (e.kind() != LedgerFault.Kind.ROLLED_BACK && e.kind() != LedgerFault.Kind.FORKED) {
          throw e;
        }
        throw found(Notary.kindOf(e), String.valueOf(e.getMessage()), e);
      }
    }
    if (damaged != null) {
      throw damaged(which, damaged, "None before it is good, so nothing of the ledger goes there");
    }
    return null;
  }

  private TargetFault foreign(String object, CheckpointFault why) throws IOException {
    return found(
        Event.Fault.FOREIGN_CHECKPOINT,
        "%s has a checkpoint that this box can't have signed (%s): %s. Its ledger belongs to another box, or somebody has signed it anew; nothing is written over. Give this box an empty folder or drive, and keep that one"
            .formatted(name, object, why.getMessage()),
        why);
  }

  private TargetFault damaged(String object, CheckpointFault why, String so) throws IOException {
    return found(
        Event.Fault.DAMAGED_CHECKPOINT,
        "%s has a checkpoint that is damaged, or was changed after it was signed (%s): %s. %s; nothing is written over. Run `sealpress verify` to see whether the medium is failing; if all else is well there, remove that file"
            .formatted(name, object, why.getMessage(), so),
        why);
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
      stamps.forget();
    }
    if (stamps.changed()) {
      shipStamps(names);
    }
  }

  /**
   * Fails when a checkpoint there is damaged. All else is delivered by then.
   *
   * @throws TargetFault what was found when it was looked at
   */
  void tellOfDamage() throws TargetFault {
    if (damage != null) {
      throw damage;
    }
  }

  private void shipStamps(Set<String> names) throws TargetFault, IOException {
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
    ReadBack.check(target, name, object, Sha256.of(note));
  }

  /** The checkpoint that a time-stamp is of; empty for the names of other files. */
  private static Optional<String> stamped(String name) {
    String end = CheckpointStore.STAMP;
    return name.endsWith(end)
        ? Optional.of(name.substring(0, name.length() - end.length()))
        : Optional.empty();
  }
}
