package org.sealpress.page;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Follows a TIFF's directories from page to page (TIFF 6.0; BigTIFF). A decoder may take a chain
 * that breaks off for its end, and pages would be missing without a word.
 */
final class TiffChain {
  private static final int BIG = 43;

  /** Of a page; programs write some dozens. */
  private static final int MOST_TAGS = 1_000;

  private static final int[] SIZES = {1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

  private final FileChannel file;
  private final long length;
  private final ByteOrder order;
  private final boolean big;

  private TiffChain(FileChannel file) throws IOException {
    this.file = file;
    this.length = file.size();
    ByteBuffer start = ByteBuffer.allocate(4);
    fill(start, 0);
    this.order = start.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    this.big = start.order(order).getShort(2) == BIG;
  }

  /** Pages of a file, as {@link #pages(FileChannel)}. */
  static int pages(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      return pages(channel);
    }
  }

  /**
   * How many pages there are; a chain that leads back to one of them ends there.
   *
   * @throws EOFException when the file ends before its last directory does
   */
  static int pages(FileChannel file) throws IOException {
    return new TiffChain(file).pages();
  }

  private int pages() throws IOException {
    Set<Long> seen = new HashSet<>();
    long at = big ? number(8, 8) : number(4, 4);
    while (at != 0 && seen.add(at)) {
      PageLimit.checkPages(seen.size());
      at = next(at);
    }
    return seen.size();
  }

  /** Checks one directory; gives where the next one is. */
  private long next(long at) throws IOException {
    long count = big ? number(at, 8) : number(at, 2);
    long entries = at + (big ? 8 : 2);
    int entry = big ? 20 : 12;
    if (count < 0 || count > MOST_TAGS) {
      throw new IOException("a page has " + count + " tags");
    }
    within(entries, count * entry + (big ? 8 : 4));
    for (long i = 0; i < count; i++) {
      values(entries + i * entry);
    }
    return number(entries + count * entry, big ? 8 : 4);
  }

  /** The values of a tag may lie elsewhere in the file. */
  private void values(long entry) throws IOException {
    int type = (int) number(entry + 2, 2);
    long values = number(entry + 4, big ? 8 : 4);
    int size = type > 0 && type < SIZES.length ? SIZES[type] : 1;
    int room = big ? 8 : 4;
    if (values < 0 || values > length) {
      throw new EOFException("a tag has more values than the file has bytes");
    }
    if (values * size > room) {
      within(number(entry + (big ? 12 : 8), room), values * size);
    }
  }

  private void within(long at, long bytes) throws EOFException {
    if (at < 0 || at > length - bytes) {
      throw new EOFException("it ends at byte %,d".formatted(length));
    }
  }

  private long number(long at, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(order);
    fill(buffer, at);
    return switch (bytes) {
      case 2 -> buffer.getShort(0) & 0xFFFF;
      case 4 -> buffer.getInt(0) & 0xFFFFFFFFL;
      default -> buffer.getLong(0);
    };
  }

  private void fill(ByteBuffer buffer, long at) throws IOException {
    within(at, buffer.remaining());
    while (buffer.hasRemaining()) {
      if (file.read(buffer, at + buffer.position()) < 0) {
        throw new EOFException("it ends at byte %,d".formatted(length));
      }
    }
  }
}
