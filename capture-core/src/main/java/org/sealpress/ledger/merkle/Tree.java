package org.sealpress.ledger.merkle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Roots and proofs from hashes of whole subtrees, of which each takes a few. For one thread. */
public final class Tree {
  private final TreeHasher hasher = new TreeHasher();
  private final Nodes nodes;

  /** The tree over these. */
  public Tree(Nodes nodes) {
    this.nodes = nodes;
  }

  /** The root over the first entries. */
  public Hash root(long size) throws IOException {
    return size == 0 ? Hash.EMPTY : hash(new Span(0, size));
  }

  /** Proves that an entry is among the first ones. */
  public InclusionProof inclusion(long index, long size) throws IOException {
    return new InclusionProof(index, size, hashes(Span.inclusion(index, size)));
  }

  /** Proves that a list begins with a shorter one. */
  public ConsistencyProof consistency(long first, long second) throws IOException {
    return new ConsistencyProof(first, second, hashes(Span.consistency(first, second)));
  }

  private List<Hash> hashes(List<Span> spans) throws IOException {
    List<Hash> hashes = new ArrayList<>();
    for (Span span : spans) {
      hashes.add(hash(span));
    }
    return hashes;
  }

  private Hash hash(Span span) throws IOException {
    long length = span.length();
    if (Long.bitCount(length) == 1) {
      int level = Long.numberOfTrailingZeros(length);
      return nodes.at(level, span.from() >> level);
    }
    return hasher.node(
        hash(new Span(span.from(), span.middle())), hash(new Span(span.middle(), span.to())));
  }
}
