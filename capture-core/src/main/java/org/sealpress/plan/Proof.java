package org.sealpress.plan;

import java.time.Instant;

/**
 * A part of what is on a drive was read again and held against the ledger.
 *
 * @param part which part, from 1
 * @param parts how many parts are all of it
 * @param at when
 * @param objects how many were read
 * @param damaged how many were not what the ledger says
 * @param missing how many were not there
 */
public record Proof(int part, int parts, Instant at, long objects, long damaged, long missing) {

  /** Whether all was as it should be. */
  public boolean isWhole() {
    return damaged == 0 && missing == 0;
  }
}
