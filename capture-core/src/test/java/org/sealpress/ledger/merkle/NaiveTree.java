package org.sealpress.ledger.merkle;

import java.util.ArrayList;
import java.util.List;

/** RFC 6962, section 2.1, word by word, over all entries each time. */
final class NaiveTree {
  private static final TreeHasher HASHER = new TreeHasher();

  private NaiveTree() {}

  /** MTH. */
  static Hash root(List<byte[]> entries) {
    if (entries.isEmpty()) {
      return Hash.EMPTY;
    }
    if (entries.size() == 1) {
      return HASHER.leaf(entries.get(0));
    }
    int k = split(entries.size());
    return HASHER.node(root(entries.subList(0, k)), root(entries.subList(k, entries.size())));
  }

  /** PATH. */
  static List<Hash> path(int m, List<byte[]> entries) {
    int n = entries.size();
    if (n == 1) {
      return new ArrayList<>();
    }
    int k = split(n);
    List<Hash> path;
    if (m < k) {
      path = path(m, entries.subList(0, k));
      path.add(root(entries.subList(k, n)));
    } else {
      path = path(m - k, entries.subList(k, n));
      path.add(root(entries.subList(0, k)));
    }
    return path;
  }

  /** PROOF. */
  static List<Hash> proof(int m, List<byte[]> entries) {
    return subproof(m, entries, true);
  }

  private static List<Hash> subproof(int m, List<byte[]> entries, boolean known) {
    int n = entries.size();
    List<Hash> proof = new ArrayList<>();
    if (m == n) {
      if (!known) {
        proof.add(root(entries));
      }
      return proof;
    }
    int k = split(n);
    if (m <= k) {
      proof = subproof(m, entries.subList(0, k), known);
      proof.add(root(entries.subList(k, n)));
    } else {
      proof = subproof(m - k, entries.subList(k, n), false);
      proof.add(root(entries.subList(0, k)));
    }
    return proof;
  }

  private static int split(int n) {
    int k = 1;
    while (k * 2 < n) {
      k *= 2;
    }
    return k;
  }
}
