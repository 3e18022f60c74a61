package org.sealpress.restore;

import java.util.Optional;

/** Which documents are wanted. */
public interface Selection {
  /** All of them. */
  Selection ALL = (object, known) -> true;

  /**
   * Whether an object is wanted.
   *
   * @param object its name, such as {@code objects/2026/11/24/ID.v1.cms}
   * @param known what the ledger says of it; empty when that does not know it
   */
  boolean wants(String object, Optional<Known> known);
}
