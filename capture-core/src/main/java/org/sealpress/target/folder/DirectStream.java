package org.sealpress.target.folder;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file past the page cache (O_DIRECT), so that what comes is what the device gives. Where
 * the file system refuses to open a file so, it is read in the ordinary way. A read error is never
 * answered with an ordinary read: the cache would hide that the medium is bad.
 *
 * <p>Limits: a drive's own cache is not passed, nor that of a file system in user space (exfat-fuse
 * reads the device through the page cache).
 */
final class DirectStream extends InputStream {
  private static final int CHUNK = 1 << 20;
  private static final int LARGEST_BLOCK = 1 << 20;

  /** Of a stream that was closed, for the next one. */
  private static final AtomicReference<@Nullable ByteBuffer> KEPT = new AtomicReference<>();

  private final FileChannel channel;
  private @Nullable ByteBuffer memory;
  private final ByteBuffer buffer;
  private boolean last;

  private DirectStream(FileChannel channel, int block) {
    this.channel = channel;
    ByteBuffer kept = KEPT.getAndSet(null); // memory outside the heap is slow to come by
    memory =
        kept != null && kept.capacity() >= CHUNK + block
            ? kept
            : ByteBuffer.allocateDirect(CHUNK + block);
    buffer = memory.clear().alignedSlice(block).limit(CHUNK);
    buffer.position(buffer.limit());
  }

  /** Opens a file as near to the medium as its file system allows. */
  static InputStream open(Path file) throws IOException {
    long block = block(file);
    if (Long.bitCount(block) == 1 && block <= LARGEST_BLOCK) {
      try {
        FileChannel channel = FileChannel.open(file, READ, direct());
        return new DirectStream(channel, (int) block);
      } catch (UnsupportedOperationException | IOException e) {
        // Not on this file system. If the file itself is the trouble, the next line says so.
      }
    }
    return Files.newInputStream(file);
  }

  /** O_DIRECT, by its name: a mention of the JDK's own package is a warning from Java 21 on. */
  private static OpenOption direct() {
    try {
      Class<?> options = Class.forName("com.sun.nio.file.ExtendedOpenOption");
      return (OpenOption) options.getField("DIRECT").get(null);
    } catch (ReflectiveOperationException e) {
      throw new UnsupportedOperationException("this JDK has no O_DIRECT", e);
    }
  }

  /** What reads must be aligned to. */
  private static long block(Path file) {
    try {
      return Files.getFileStore(file).getBlockSize();
    } catch (IOException e) {
      return LARGEST_BLOCK; // In a chroot, whose mount table may lack it: a multiple of any.
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (memory == null) {
      throw new ClosedChannelException();
    }
    if (!buffer.hasRemaining() && !fill()) {
      return -1;
    }
    int count = Math.min(length, buffer.remaining());
    buffer.get(bytes, offset, count);
    return count;
  }

  /** Reads whole blocks; only the end of the file may give less. */
  private boolean fill() throws IOException {
    if (last) {
      return false;
    }
    buffer.clear().limit(CHUNK);
    int count = channel.read(buffer);
    buffer.flip();
    last = count < CHUNK;
    if (last && channel.position() < channel.size()) {
      throw new IOException(
          "the read ended at byte %d of %d".formatted(channel.position(), channel.size()));
    }
    return count > 0;
  }

  @Override
  public void close() throws IOException {
    channel.close();
    KEPT.compareAndSet(null, memory);
    memory = null; // what is closed twice must not give it to two
  }
}
