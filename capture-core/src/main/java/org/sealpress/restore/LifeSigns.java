package org.sealpress.restore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sealpress.ledger.checkpoint.CheckpointFault;
import org.sealpress.ledger.checkpoint.CheckpointStore;
import org.sealpress.ledger.checkpoint.LifeSign;
import org.sealpress.ledger.checkpoint.SignedNote;
import org.sealpress.ledger.checkpoint.VerifierKey;
import org.sealpress.target.Stat;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;

/** When the box of an archive was last alive, by what it has left on a target. */
public final class LifeSigns {
  /** So many are read when they are not what they should be. */
  private static final int MOST_READ = 5;

  private static final int LONGEST_KEY = 1024;

  private LifeSigns() {}

  /**
   * The newest one that the box has signed. What is none of them is passed over.
   *
   * @param keys whose signatures count; empty for those that lie on the target
   */
  public static Optional<LifeSign> newest(Target target, List<VerifierKey> keys)
      throws TargetFault, IOException {
    List<String> names =
        target.list(LifeSign.FOLDER).stream()
            .map(Stat::name)
            .filter(name -> LifeSign.dayOf(name).isPresent())
            .sorted(Comparator.reverseOrder())
            .limit(MOST_READ)
            .toList();
    if (names.isEmpty()) {
      return Optional.empty();
    }
    List<VerifierKey> trusted = keys.isEmpty() ? keysOn(target) : keys;
    for (String name : names) {
      Optional<LifeSign> sign = read(target, name, trusted);
      if (sign.isPresent()) {
        return sign;
      }
    }
    return Optional.empty();
  }

  private static Optional<LifeSign> read(Target target, String name, List<VerifierKey> keys)
      throws TargetFault, IOException {
    try (InputStream in = target.open(name)) {
      return Optional.of(LifeSign.read(in.readNBytes(SignedNote.MOST_BYTES + 1), keys));
    } catch (CheckpointFault e) {
      return Optional.empty(); // the one before it tells as well
    }
  }

  private static List<VerifierKey> keysOn(Target target) throws TargetFault, IOException {
    List<VerifierKey> keys = new ArrayList<>();
    for (Stat stat : target.list(CheckpointStore.FOLDER)) {
      if (stat.name().endsWith(".vkey")) {
        key(target, stat.name()).ifPresent(keys::add);
      }
    }
    return keys;
  }

  private static Optional<VerifierKey> key(Target target, String name)
      throws TargetFault, IOException {
    try (InputStream in = target.open(name)) {
      byte[] bytes = in.readNBytes(LONGEST_KEY);
      return Optional.of(VerifierKey.parse(new String(bytes, StandardCharsets.UTF_8).strip()));
    } catch (CheckpointFault e) {
      return Optional.empty(); // a damaged one is none
    }
  }
}
