package org.sealpress.ledger.merkle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes an inclusion proof in one pass over all entries, for which nothing has to be known before.
 * Memory does not grow. For one thread.
 */
public final class StreamedHashes {
  private final TreeHasher hasher = new TreeHasher();
  private final long index;
  private final long size;
  private final List<Span> spans;
  private final List<CompactRange> hashes = new ArrayList<>();
  private final List<Integer> inOrder;
  private int current;
  private long next;

  /** For the proof that an entry is among the first ones. */
  public StreamedHashes(long index, long size) {
    this.index = index;
    this.size = size;
    this.spans = Span.inclusion(index, size);
    this.inOrder = new ArrayList<>();
    for (int i = 0; i < spans.size(); i++) {
      hashes.add(new CompactRange());
      inOrder.add(i);
    }
    inOrder.sort(Comparator.comparingLong(i -> spans.get(i).from()));
  }

  /** Takes the next entry, beginning with the first; those after the last are passed over. */
  public void add(byte[] buffer, int from, int to) {
    if (next < size && next != index) {
      while (next >= spans.get(inOrder.get(current)).to()) {
        current++;
      }
      hashes.get(inOrder.get(current)).add(hasher.leaf(buffer, from, to));
    }
    next++;
  }

  /** Whether all entries were given. */
  public boolean complete() {
    return next >= size;
  }

  /** The proof. */
  public InclusionProof proof() {
    if (!complete()) {
      throw new IllegalStateException(next + " entries of " + size + " were given");
    }
    return new InclusionProof(index, size, hashes.stream().map(CompactRange::root).toList());
  }
}
