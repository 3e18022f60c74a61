package org.sealpress.ledger.merkle;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Shows that the first entries of a list are those that had another root before.
 *
 * @param first how many entries the earlier root is over
 * @param second how many the later one is over
 * @param path the hashes of RFC 6962, section 2.1.2
 */
public record ConsistencyProof(long first, long second, List<Hash> path) {

  /** Copies the path. */
  public ConsistencyProof {
    path = List.copyOf(path);
  }

  /** Whether it shows that; the algorithm of RFC 9162, section 2.1.4.2. */
  public boolean proves(Hash firstRoot, Hash secondRoot) {
    if (first < 0 || first > second) {
      return false;
    }
    if (first == second) {
      return path.isEmpty() && firstRoot.equals(secondRoot);
    }
    if (first == 0) {
      return path.isEmpty() && firstRoot.equals(Hash.EMPTY);
    }
    Deque<Hash> hashes = new ArrayDeque<>(path);
    if (hashes.isEmpty()) {
      return false;
    }
    if (Long.bitCount(first) == 1) {
      hashes.addFirst(firstRoot);
    }
    int shift = Long.numberOfTrailingZeros(first); // as many ones are at the end of first - 1
    return climb(hashes, (first - 1) >> shift, (second - 1) >> shift, firstRoot, secondRoot);
  }

  private static boolean climb(
      Deque<Hash> hashes, long index, long last, Hash firstRoot, Hash secondRoot) {
    TreeHasher hasher = new TreeHasher();
    long at = index;
    long end = last;
    Hash earlier = hashes.removeFirst();
    Hash later = earlier;
    for (Hash hash : hashes) {
      if (end == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == end) {
        earlier = hasher.node(hash, earlier);
        later = hasher.node(hash, later);
        while ((at & 1) == 0 && at != 0) {
          at >>= 1;
          end >>= 1;
        }
      } else {
        later = hasher.node(later, hash);
      }
      at >>= 1;
      end >>= 1;
    }
    return end == 0 && earlier.equals(firstRoot) && later.equals(secondRoot);
  }
}
