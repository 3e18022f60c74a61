package org.sealpress.cipher;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.BitSet;
import javax.crypto.AEADBadTagException;
import org.jspecify.annotations.Nullable;

/**
 * Pages of a fixed size on the disk, in any order, for as long as this process needs them. Their
 * key is nowhere but in its memory; each writing has a nonce of its own, which is remembered here,
 * so that a page's older content is no more taken for it than another page's. The file is made when
 * the first page is written, and loses its name at once, so that a crash leaves nothing. For one
 * thread.
 */
public final class ScratchPages implements Closeable {
  /** Bytes of a page. */
  public static final int PAGE = 16 * 1024;

  private static final int SLOT = PAGE + Gcm.TAG;

  private final Path folder;
  private final Gcm gcm;
  private final byte[] sealed = new byte[SLOT];
  private final BitSet free = new BitSet();
  private long[] writings = new long[64];
  private long lastWriting;
  private int pages;
  private @Nullable FileChannel file;

  /** Pages in a file in this folder. */
  public ScratchPages(Path folder, SecureRandom random) {
    this.folder = folder;
    byte[] key = new byte[DataKey.BYTES];
    random.nextBytes(key);
    this.gcm = new Gcm(key, new byte[0]);
    DataKey.wipe(key);
  }

  /** A page that nobody uses, to be written before it is read. */
  public int take() {
    int page = free.nextSetBit(0);
    if (page < 0) {
      page = pages++;
      if (page == writings.length) {
        writings = Arrays.copyOf(writings, 2 * pages);
      }
    }
    free.clear(page);
    writings[page] = 0;
    return page;
  }

  /** Gives a page back. */
  public void release(int page) {
    free.set(page);
  }

  /** Writes a whole page. */
  public void write(int page, byte[] content) throws IOException {
    long writing = ++lastWriting;
    gcm.encrypt(nonce(writing), content, PAGE, sealed);
    ByteBuffer left = ByteBuffer.wrap(sealed);
    FileChannel channel = opened();
    long at = (long) page * SLOT;
    while (left.hasRemaining()) {
      at += channel.write(left, at);
    }
    writings[page] = writing;
  }

  /** Reads a whole page. */
  public void read(int page, byte[] into) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(sealed);
    FileChannel channel = opened();
    long at = (long) page * SLOT;
    while (left.hasRemaining()) {
      int n = channel.read(left, at);
      if (n < 0) {
        throw new Altered("a temporary file in " + folder + " is cut off");
      }
      at += n;
    }
    try {
      gcm.decrypt(nonce(writings[page]), sealed, SLOT, into);
    } catch (AEADBadTagException e) {
      throw new Altered("a temporary file in " + folder + " was altered");
    }
  }

  private static byte[] nonce(long writing) {
    return ByteBuffer.allocate(Gcm.NONCE).putLong(Gcm.NONCE - Long.BYTES, writing).array();
  }

  private FileChannel opened() throws IOException {
    FileChannel channel = file;
    if (channel == null) {
      Path name = Files.createTempFile(folder, "scratch", ".tmp");
      channel =
          FileChannel.open(
              name,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      file = channel;
    }
    return channel;
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
