package org.sealpress.ledger;

import java.time.Instant;

/**
 * One line of a ledger.
 *
 * @param seq its number, from 0
 * @param time what the clock said
 * @param clockDoubt whether the clock had gone back: {@code time} is before that of an earlier
 *     entry whose time was not in doubt
 * @param prev SHA-256 of the line before, hex; 64 zeros in the first
 * @param hash SHA-256 of this line, hex
 * @param event what happened
 */
public record Entry(
    long seq, Instant time, boolean clockDoubt, String prev, String hash, Event event) {
  /** {@link #prev} of the first entry. */
  public static final String NO_PREV = "0".repeat(64);
}
