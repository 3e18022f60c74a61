package org.sealpress.ledger;

import java.nio.file.Path;
import org.sealpress.ledger.checkpoint.SignedCheckpoint;

/**
 * Is told of every new checkpoint, once it is on the disk: the place for time-stamps (RFC 3161) and
 * witnesses. It must not block or throw, since what is being delivered waits; who cannot have a
 * stamp now fetches it later. A stamp that is written beside the checkpoint, under its name and
 * {@link org.sealpress.ledger.checkpoint.CheckpointStore#STAMP}, goes to every target that has the
 * checkpoint.
 */
public interface CheckpointListener {
  /** For who wants none. */
  CheckpointListener NONE = (checkpoint, file) -> {};

  /**
   * One was made.
   *
   * @param file where it is: the bytes that are to be stamped
   */
  void signed(SignedCheckpoint checkpoint, Path file);
}
