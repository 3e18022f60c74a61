package org.sealpress.restore.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sealpress.durable.Sha256;
import org.sealpress.ledger.checkpoint.CheckpointStore;
import org.sealpress.ledger.checkpoint.SignedCheckpoint;
import org.sealpress.restore.RestoreFault;
import org.sealpress.seal.CheckedStamp;
import org.sealpress.seal.KnownCertificate;
import org.sealpress.seal.SealFault;

/**
 * The checkpoint under which an entry is proven: the first over it that has a time-stamp, since
 * that says most of when; without any, the first.
 *
 * @param checkpoint signed by a key that counts
 * @param store where it lies
 * @param stamped its time-stamp; null when it has none
 */
record Covering(SignedCheckpoint checkpoint, CheckpointStore store, @Nullable Stamped stamped) {
  /** A time-stamp. */
  @SuppressWarnings("ArrayRecordComponent") // is written and thrown away
  record Stamped(byte[] response, CheckedStamp checked) {}

  /**
   * Finds it.
   *
   * @param authorities certificates of time-stamp authorities that count; none for those in the
   *     time-stamps themselves
   * @param remarks gets what else a person should know
   * @throws RestoreFault {@link RestoreFault.Kind#BROKEN} when there are time-stamps and none holds
   */
  static Optional<Covering> of(
      long seq, Copies copies, List<KnownCertificate> authorities, List<String> remarks)
      throws RestoreFault, IOException {
    TreeSet<Long> sizes = new TreeSet<>();
    for (Copies.One one : copies.whole()) {
      sizes.addAll(one.ledger().checkpoints().sizes());
    }
    List<String> broken = new ArrayList<>();
    @Nullable Covering first = null;
    for (long size : sizes.tailSet(seq + 1)) {
      for (Copies.One one : copies.whole()) {
        CheckpointStore store = one.ledger().checkpoints();
        Path file = store.file(CheckpointStore.name(size));
        if (!Files.exists(file)) {
          continue;
        }
        SignedCheckpoint checkpoint = store.read(size, copies.keys());
        Path stamp = store.file(CheckpointStore.name(size) + CheckpointStore.STAMP);
        if (Files.exists(stamp)) {
          byte[] response = read(stamp);
          try {
            CheckedStamp checked =
                CheckedStamp.of(response, Sha256.of(checkpoint.note()), authorities);
            remarks.addAll(broken);
            return Optional.of(new Covering(checkpoint, store, new Stamped(response, checked)));
          } catch (SealFault e) {
            broken.add(
                one.source().name()
                    + ": "
                    + one.ledger().named(stamp.toString())
                    + ": "
                    + e.getMessage());
          }
        }
        first = first == null ? new Covering(checkpoint, store, null) : first;
      }
    }
    if (!broken.isEmpty()) {
      throw new RestoreFault(
          RestoreFault.Kind.BROKEN,
          "no time-stamp of what was signed over entry %d holds: %s"
              .formatted(seq, String.join("; ", broken)));
    }
    return Optional.ofNullable(first);
  }

  private static byte[] read(Path stamp) throws IOException {
    try (InputStream in = Files.newInputStream(stamp)) {
      return in.readNBytes(CheckedStamp.MOST_BYTES);
    }
  }

  long size() {
    return checkpoint.checkpoint().size();
  }
}
