package org.sealpress.ledger.merkle;

import java.security.MessageDigest;
import org.sealpress.durable.Sha256;

/**
 * The two hashes of RFC 6962, section 2.1. What is before the data tells leaves from inner nodes,
 * so that none can be passed off for the other. For one thread.
 */
public final class TreeHasher {
  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final MessageDigest digest = Sha256.digest();

  /** A hasher. */
  public TreeHasher() {}

  /** The hash of an entry: SHA-256 of 0x00 and the entry. */
  public Hash leaf(byte[] entry) {
    return leaf(entry, 0, entry.length);
  }

  /** The hash of an entry that lies somewhere in a buffer. */
  public Hash leaf(byte[] buffer, int from, int to) {
    digest.update(LEAF);
    digest.update(buffer, from, to - from);
    return Hash.taking(digest.digest());
  }

  /** The hash over two: SHA-256 of 0x01 and both. */
  public Hash node(Hash left, Hash right) {
    digest.update(NODE);
    digest.update(left.bytes());
    digest.update(right.bytes());
    return Hash.taking(digest.digest());
  }
}
