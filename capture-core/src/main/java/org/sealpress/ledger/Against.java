package org.sealpress.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sealpress.ledger.checkpoint.CheckpointStore;
import org.sealpress.ledger.checkpoint.VerifierKey;

/**
 * What a ledger is held against besides itself.
 *
 * @param known an entry that somebody saw, which must still be there
 * @param checkpoints what was signed, read from these folders: that of the ledger, and those of
 *     other copies of it, which show whether the same was signed everywhere
 * @param keys whose signatures count; none of another key is believed
 * @param now what time it is, for entries that are later; null when nobody knows
 */
public record Against(
    @Nullable Head known,
    List<CheckpointStore> checkpoints,
    List<VerifierKey> keys,
    @Nullable Instant now) {
  /** Nothing: only the chain is followed. */
  public static final Against NOTHING = new Against(null, List.of(), List.of(), null);

  /** Copies the lists. */
  public Against {
    checkpoints = List.copyOf(checkpoints);
    keys = List.copyOf(keys);
  }

  /** Checkpoints, and the time. */
  public static Against checkpoints(
      List<CheckpointStore> checkpoints, List<VerifierKey> keys, Instant now) {
    return new Against(null, checkpoints, keys, now);
  }

  /** An entry that was seen. */
  static Against head(@Nullable Head known) {
    return new Against(known, List.of(), List.of(), null);
  }
}
