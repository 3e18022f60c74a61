package org.sealpress.ledger.merkle;

import java.io.IOException;

/** Knows the hashes of whole subtrees. */
public interface Nodes {

  /**
   * The hash over the entries {@code index << level} up to, and without, {@code (index + 1) <<
   * level}; a level of 0 is that of the entries.
   *
   * @throws IOException when it is not known
   */
  Hash at(int level, long index) throws IOException;
}
