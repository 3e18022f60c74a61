package org.sealpress.ledger.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * Neighbouring entries whose one hash is part of a proof.
 *
 * @param from the first
 * @param to the one after the last
 */
record Span(long from, long to) {

  /** How many they are. */
  long length() {
    return to - from;
  }

  /** Where RFC 6962 divides it: its first part has the largest power of two below its length. */
  long middle() {
    return from + Long.highestOneBit(length() - 1);
  }

  /** Those of PATH(m, D[n]) of RFC 6962, section 2.1.1, in its order. */
  static List<Span> inclusion(long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("entry " + index + " is not among " + size);
    }
    List<Span> path = new ArrayList<>();
    path(index, new Span(0, size), path);
    return path;
  }

  private static void path(long index, Span in, List<Span> path) {
    if (in.length() == 1) {
      return;
    }
    Span left = new Span(in.from, in.middle());
    Span right = new Span(in.middle(), in.to);
    boolean isLeft = index < left.to;
    path(index, isLeft ? left : right, path);
    path.add(isLeft ? right : left);
  }

  /** Those of PROOF(m, D[n]) of RFC 6962, section 2.1.2, in its order. */
  static List<Span> consistency(long first, long second) {
    if (first < 0 || first > second) {
      throw new IllegalArgumentException(first + " entries are not the first of " + second);
    }
    List<Span> proof = new ArrayList<>();
    if (first > 0) {
      subproof(first, new Span(0, second), true, proof);
    }
    return proof;
  }

  /**
   * SUBPROOF.
   *
   * @param end the entry after the last one of the shorter list
   * @param known whether the verifier has this subtree's hash: it is then the shorter list's root
   */
  private static void subproof(long end, Span in, boolean known, List<Span> proof) {
    if (end == in.to) {
      if (!known) {
        proof.add(in);
      }
      return;
    }
    Span left = new Span(in.from, in.middle());
    Span right = new Span(in.middle(), in.to);
    if (end <= left.to) {
      subproof(end, left, known, proof);
      proof.add(right);
    } else {
      subproof(end, right, false, proof);
      proof.add(left);
    }
  }
}
