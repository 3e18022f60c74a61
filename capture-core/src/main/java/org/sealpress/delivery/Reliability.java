package org.sealpress.delivery;

import java.io.IOException;
import org.sealpress.vault.Catalog;

/**
 * Whether a medium is worth repairing.
 *
 * @param held how many objects it has
 * @param damages how many were ever found damaged on it
 */
record Reliability(long held, long damages) {
  /** So many damaged ones may be chance. */
  static final int FEW = 5;

  /** Beyond that one in so many. */
  private static final int SHARE = 50;

  /** Of a target, by its name in the ledger. */
  static Reliability of(Catalog catalog, String ledgerName) throws IOException {
    return new Reliability(catalog.held(ledgerName), catalog.upkeep().damages(ledgerName));
  }

  /** The same medium with another number of damages. */
  Reliability with(long others) {
    return new Reliability(held, others);
  }

  /** Whether copies are repaired; if not, the medium fails and wants to be replaced. */
  boolean isRepairable() {
    return damages <= Math.max(FEW, held / SHARE);
  }
}
