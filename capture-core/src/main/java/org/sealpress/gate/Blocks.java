package org.sealpress.gate;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A PDF in blocks, the last used of which are in memory: all streams of a document share them. */
final class Blocks {
  static final int BLOCK = 64 * 1024;
  private static final int KEPT = 16;

  private final PdfBytes pdf;
  private final long length;
  private final Map<Long, byte[]> kept =
      new LinkedHashMap<>(2 * KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
          return size() > KEPT;
        }
      };
  private byte[] current = new byte[0];
  private long number = -1;
  private volatile String fault = "";

  Blocks(PdfBytes pdf) throws IOException {
    this.pdf = pdf;
    this.length = pdf.length();
  }

  long length() {
    return length;
  }

  /** Why something was not read, empty when all was: else what was made of it means nothing. */
  String fault() {
    return fault;
  }

  /** Has nothing more read; any thread may do that. */
  void stop(String why) {
    fault = why;
  }

  /** The byte at a place before the end. */
  int at(long position) throws IOException {
    return of(position)[(int) (position % BLOCK)] & 0xff;
  }

  /** Copies what is in one block; returns how many bytes that were, at least one. */
  int copy(long position, byte[] into, int offset, int most) throws IOException {
    byte[] block = of(position);
    int start = (int) (position % BLOCK);
    int n = Math.min(most, block.length - start);
    System.arraycopy(block, start, into, offset, n);
    return n;
  }

  private byte[] of(long position) throws IOException {
    long wanted = position / BLOCK;
    if (wanted != number) {
      byte[] block = kept.get(wanted);
      current = block == null ? read(wanted) : block;
      number = wanted;
    }
    return current;
  }

  private byte[] read(long wanted) throws IOException {
    if (!fault.isEmpty()) {
      throw new IOException(fault);
    }
    byte[] block = new byte[(int) Math.min(BLOCK, length - wanted * BLOCK)];
    try {
      pdf.read(wanted * BLOCK, block, block.length);
    } catch (IOException | RuntimeException e) {
      fault = "it could not be read back";
      throw e;
    }
    kept.put(wanted, block);
    return block;
  }

  /** Leaves nothing of the document in memory. */
  void wipe() {
    kept.values().forEach(block -> Arrays.fill(block, (byte) 0));
    kept.clear();
    current = new byte[0];
    number = -1;
  }
}
