package org.sealpress.scan.virtual;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stack of paper. A sheet leaves it for good only when all its wanted sides were delivered
 * whole; else it lies on top again, as if a person had put it back.
 */
final class Feeder {
  private final Deque<Sheet> stack = new ArrayDeque<>();
  private @Nullable Sheet inPath;
  private boolean frontIsOut;
  private boolean duplex;

  /** Puts sheets under those that are there. */
  void load(List<Sheet> sheets) {
    stack.addAll(sheets);
  }

  void clear() {
    stack.clear();
    inPath = null;
  }

  int sheets() {
    return stack.size() + (inPath == null ? 0 : 1);
  }

  /** The next side to be read; empty when the feeder is. */
  Optional<PageSource> next(boolean bothSides) {
    if (inPath == null) {
      inPath = stack.poll();
      frontIsOut = false;
      duplex = bothSides;
    }
    if (inPath == null) {
      return Optional.empty();
    }
    return Optional.of(frontIsOut ? inPath.back() : inPath.front());
  }

  /** The side that was read last arrived whole. */
  void delivered() {
    if (duplex && !frontIsOut) {
      frontIsOut = true;
    } else {
      inPath = null;
    }
  }

  /** Puts a sheet that is still in the paper path back on top. */
  void putBack() {
    if (inPath != null) {
      stack.addFirst(inPath);
      inPath = null;
    }
  }
}
