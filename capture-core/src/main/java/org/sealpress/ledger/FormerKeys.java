package org.sealpress.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sealpress.ledger.checkpoint.CheckpointFault;
import org.sealpress.ledger.checkpoint.CheckpointStore;
import org.sealpress.ledger.checkpoint.SignedCheckpoint;
import org.sealpress.ledger.checkpoint.VerifierKey;
import org.sealpress.ledger.merkle.CompactRange;

/**
 * The keys that a ledger was signed with before. Who knows the present one need not know them: the
 * ledger names each in {@code key-changed}, and a checkpoint of the present key over that entry
 * vouches for it. A key that merely lies there is none.
 */
public final class FormerKeys {
  private static final byte[] MARK = "\"type\":\"key-changed\"".getBytes(StandardCharsets.US_ASCII);

  private FormerKeys() {}

  /**
   * These keys, and the others of the ledger that what is signed with them names.
   *
   * @param stores where checkpoints and public keys lie
   * @param given keys that are known from elsewhere
   */
  public static List<VerifierKey> with(
      LedgerReader ledger, List<CheckpointStore> stores, List<VerifierKey> given)
      throws IOException {
    Set<VerifierKey> candidates = candidates(stores, given);
    SignedCheckpoint newest = candidates.isEmpty() ? null : newest(stores, given);
    if (newest == null) {
      return given;
    }
    Set<String> named = named(ledger, newest);
    List<VerifierKey> all = new ArrayList<>(given);
    candidates.stream().filter(key -> named.contains(key.fingerprint())).forEach(all::add);
    return List.copyOf(all);
  }

  private static Set<VerifierKey> candidates(List<CheckpointStore> stores, List<VerifierKey> given)
      throws IOException {
    Set<String> origins = given.stream().map(VerifierKey::name).collect(Collectors.toSet());
    Set<VerifierKey> candidates = new LinkedHashSet<>();
    for (CheckpointStore store : stores) {
      for (VerifierKey key : LedgerKeys.in(store.folder())) {
        if (origins.contains(key.name()) && !given.contains(key)) {
          candidates.add(key);
        }
      }
    }
    return candidates;
  }

  /** What one of the keys has signed over most entries. */
  private static @Nullable SignedCheckpoint newest(
      List<CheckpointStore> stores, List<VerifierKey> keys) throws IOException {
    @Nullable SignedCheckpoint newest = null;
    for (CheckpointStore store : stores) {
      List<Long> sizes = store.sizes();
      for (int i = sizes.size() - 1; i >= 0; i--) {
        if (newest != null && newest.checkpoint().size() >= sizes.get(i)) {
          break;
        }
        newest = read(store, sizes.get(i), keys).orElse(newest);
      }
    }
    return newest;
  }

  /** One of another key, or a damaged one, is none: whoever verifies names it. */
  private static Optional<SignedCheckpoint> read(
      CheckpointStore store, long size, List<VerifierKey> keys) throws IOException {
    try {
      return Optional.of(store.read(size, keys));
    } catch (CheckpointFault e) {
      return Optional.empty();
    }
  }

  /** Fingerprints in the entries that it is over; none when they are not those that were signed. */
  private static Set<String> named(LedgerReader ledger, SignedCheckpoint signed)
      throws IOException {
    Set<String> named = new HashSet<>();
    CompactRange range = new CompactRange();
    long size = signed.checkpoint().size();
    try (LineCursor lines = new LineCursor(ledger.directory(), 0)) {
      while (range.size() < size && lines.next()) {
        range.add(lines.buffer(), lines.from(), lines.to());
        if (isMarked(lines.buffer(), lines.from(), lines.to())
            && EntryLine.read(lines.buffer(), lines.from(), lines.to()).event()
                instanceof Event.KeyChanged key
            && key.use().equals(Event.KeyChanged.LEDGER)) {
          named.add(key.fingerprint());
          named.add(key.former());
        }
      }
    } catch (IllegalArgumentException e) {
      return Set.of(); // no entry: whoever verifies names it
    }
    return range.size() == size && range.root().equals(signed.checkpoint().root())
        ? named
        : Set.of();
  }

  private static boolean isMarked(byte[] line, int from, int to) {
    for (int at = from; at + MARK.length <= to; at++) {
      if (Arrays.equals(line, at, at + MARK.length, MARK, 0, MARK.length)) {
        return true;
      }
    }
    return false;
  }
}
