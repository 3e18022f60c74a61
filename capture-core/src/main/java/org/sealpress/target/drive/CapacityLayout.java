package org.sealpress.target.drive;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a capacity check writes: pieces, one after the other, with room between some of them that
 * is reserved and not written.
 *
 * @param pieces in the order in which they are written
 */
record CapacityLayout(List<Piece> pieces) {
  private static final long LARGEST_BLOCK = 1 << 20;
  private static final long LARGEST_FILE = 256L << 20;
  private static final long SMALLEST = 4096;
  private static final int MOST_BLOCKS = 256;
  private static final int FEWEST_BLOCKS = 32;
  private static final int FILES = 64;

  /**
   * A file.
   *
   * @param bytes of it
   * @param gap bytes between it and the next
   */
  record Piece(long bytes, long gap) {}

  CapacityLayout {
    pieces = List.copyOf(pieces);
  }

  /** All of it. */
  static CapacityLayout full(long usable) {
    List<Piece> pieces = new ArrayList<>();
    add(pieces, usable, whole(Math.min(LARGEST_FILE, usable / FILES)));
    return new CapacityLayout(pieces);
  }

  /**
   * Blocks at even distances, after a part at the beginning that is written without gaps and is two
   * distances long. A drive that drops what is beyond its end loses blocks. One that goes round
   * puts the blocks beyond its end, which are one distance apart, over its beginning, and so at
   * least one of them over the part without gaps.
   */
  static CapacityLayout quick(long usable) {
    long blocks = Math.max(FEWEST_BLOCKS, Math.min(MOST_BLOCKS, usable / (8 * LARGEST_BLOCK)));
    long distance = usable / (blocks + 2);
    long block = whole(Math.min(LARGEST_BLOCK, distance / 4));
    List<Piece> pieces = new ArrayList<>();
    add(pieces, 2 * distance, whole(Math.min(LARGEST_FILE, distance / 2)));
    for (int i = 0; i < blocks; i++) {
      pieces.add(new Piece(block, i + 1 < blocks ? whole(distance - block) : 0));
    }
    return new CapacityLayout(pieces);
  }

  private static void add(List<Piece> pieces, long bytes, long each) {
    for (long left = bytes; left >= each; left -= each) {
      pieces.add(new Piece(each, 0));
    }
  }

  private static long whole(long bytes) {
    return Math.max(SMALLEST, bytes - bytes % SMALLEST);
  }

  /** How many bytes are written. */
  long bytes() {
    return pieces.stream().mapToLong(Piece::bytes).sum();
  }
}
