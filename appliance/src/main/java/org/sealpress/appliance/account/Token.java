package org.sealpress.appliance.account;

import java.time.Instant;
import java.util.Set;

/**
 * A program that may do something.
 *
 * @param hash SHA-256 of the token, hex; the token itself is kept nowhere
 * @param made when
 */
public record Token(String name, Set<TokenScope> may, String hash, Instant made) {
  /** Copies the set. */
  public Token {
    may = Set.copyOf(may);
  }
}
