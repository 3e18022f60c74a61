package org.sealpress.ledger.merkle;

import java.util.List;

/**
 * Shows that an entry is among the first {@code size} of a list whose root is known.
 *
 * @param index the entry's number, from 0
 * @param size how many entries the root is over
 * @param path hashes from the leaf's neighbour up (RFC 6962, section 2.1.1)
 */
public record InclusionProof(long index, long size, List<Hash> path) {

  /** Copies the path. */
  public InclusionProof {
    path = List.copyOf(path);
  }

  /** Whether it shows that; the algorithm of RFC 9162, section 2.1.3.2. */
  public boolean proves(Hash leaf, Hash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    TreeHasher hasher = new TreeHasher();
    long at = index;
    long last = size - 1;
    Hash hash = leaf;
    for (Hash sibling : path) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        hash = hasher.node(sibling, hash);
        while ((at & 1) == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        hash = hasher.node(hash, sibling);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(root);
  }
}
