package org.sealpress.delivery;

import java.io.IOException;
import java.util.Optional;
import org.sealpress.vault.DocumentVersion;

/** Where the good bytes of an object come from when the box has none. */
interface Supply {
  /** There is nothing but the box. */
  Supply NONE = (version, notFrom) -> Optional.empty();

  /**
   * Borrows a copy from a target that has it.
   *
   * @param notFrom name of the destination that lacks it
   * @return its bytes, compared with the ledger's hash; empty when none that is there has it whole
   * @throws IOException when the box has no room for it, or its disk fails
   */
  Optional<Borrowed> borrow(DocumentVersion version, String notFrom) throws IOException;
}
