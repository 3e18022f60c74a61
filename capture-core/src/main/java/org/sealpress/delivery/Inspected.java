package org.sealpress.delivery;

import java.io.IOException;
import java.util.List;
import org.sealpress.vault.DocumentVersion;

/**
 * What is inspected.
 *
 * @param name for events and messages
 * @param ledgerName its name in the ledger
 * @param shelf what should be there
 * @param proven whether it has shown which place it is, so that what is not there is gone
 */
record Inspected(String name, String ledgerName, Shelf shelf, boolean proven) {
  /** What should be in a place. */
  interface Shelf {
    /** The oldest first; to be asked again after the last one's {@code seq}; -1 for all. */
    List<DocumentVersion> page(long after, int limit) throws IOException;
  }

  private static final int PAGE = 1000;

  List<DocumentVersion> page(long after) throws IOException {
    return shelf.page(after, PAGE);
  }
}
