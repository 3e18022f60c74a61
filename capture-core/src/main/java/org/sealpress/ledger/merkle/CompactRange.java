package org.sealpress.ledger.merkle;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The root of a list that grows: one hash for each power of two in its length is all that is kept.
 * For one thread.
 */
public final class CompactRange {
  private final TreeHasher hasher = new TreeHasher();
  private final @Nullable Hash[] subtrees = new @Nullable Hash[Long.SIZE];
  private long size;

  /** One of no entries. */
  public CompactRange() {}

  /** One of so many entries, whose hashes somebody knows. */
  public static CompactRange of(long size, Nodes nodes) throws IOException {
    CompactRange range = new CompactRange();
    for (int level = Long.SIZE - 2; level >= 0; level--) {
      if ((size >> level & 1) == 1) {
        range.subtrees[level] = nodes.at(level, (size >> level) - 1);
      }
    }
    range.size = size;
    return range;
  }

  /** Adds the next entry's hash. */
  public void add(Hash leaf) {
    Hash hash = leaf;
    int level = 0;
    while ((size >> level & 1) == 1) {
      hash = hasher.node(subtree(level), hash);
      level++;
    }
    subtrees[level] = hash;
    size++;
  }

  /** Adds the next entry, which lies somewhere in a buffer. */
  public void add(byte[] buffer, int from, int to) {
    add(hasher.leaf(buffer, from, to));
  }

  /** How many entries were added. */
  public long size() {
    return size;
  }

  /** The root over all that was added. */
  public Hash root() {
    Hash root = null;
    for (int level = 0; level < Long.SIZE; level++) {
      if ((size >> level & 1) == 1) {
        root = root == null ? subtree(level) : hasher.node(subtree(level), root);
      }
    }
    return root == null ? Hash.EMPTY : root;
  }

  private Hash subtree(int level) {
    Hash hash = subtrees[level];
    if (hash == null) {
      throw new IllegalStateException("no subtree of level " + level + " in " + size + " entries");
    }
    return hash;
  }
}
