package org.sealpress.restore;

import java.time.Instant;
import java.util.List;
import org.sealpress.ledger.Event;

/**
 * What the ledger says of one version of a document.
 *
 * @param seq the ledger's entry
 * @param time when it was sealed, by the box's clock
 * @param sealed the entry itself
 * @param copies targets on which a copy was read back, by their names in the ledger
 */
public record Known(long seq, Instant time, Event.Sealed sealed, List<String> copies) {
  /** Copies the list. */
  public Known {
    copies = List.copyOf(copies);
  }

  /** A hint for whoever lacks it; empty when no copy was ever made. */
  String elsewhere() {
    return copies.isEmpty() ? "" : " (copies were made on: " + String.join(", ", copies) + ")";
  }
}
