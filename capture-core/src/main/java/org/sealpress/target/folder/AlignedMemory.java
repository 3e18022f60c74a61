package org.sealpress.target.folder;

import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Memory outside the heap at an address that suits every file system's blocks, as reads past the
 * page cache must have. It is slow to come by: what is given back is kept for the next one.
 */
final class AlignedMemory implements AutoCloseable {
  /** How much it is, and the largest block that it suits. */
  static final int SIZE = 1 << 20;

  /** For as many as are written at once. */
  private static final BlockingQueue<ByteBuffer> KEPT = new ArrayBlockingQueue<>(8);

  private @Nullable ByteBuffer buffer;

  private AlignedMemory(ByteBuffer buffer) {
    this.buffer = buffer;
  }

  static AlignedMemory take() {
    ByteBuffer kept = KEPT.poll();
    return new AlignedMemory(
        kept == null
            ? ByteBuffer.allocateDirect(2 * SIZE).alignedSlice(SIZE).slice(0, SIZE)
            : kept);
  }

  /** All of it; null once it was given back. */
  @Nullable ByteBuffer buffer() {
    return buffer;
  }

  @Override
  public void close() {
    if (buffer != null) {
      var unused = KEPT.offer(buffer);
    }
    buffer = null; // what is closed twice must not give it to two
  }
}
