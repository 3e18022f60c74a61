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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads a file past the page cache (O_DIRECT), so that what comes is what the device gives. Where
 * the file system refuses to open a file so, it is read in the ordinary way. A read error is never
 * answered with an ordinary read: the cache would hide that the medium is bad.
 *
 * <p>Limits: a drive's own cache is not passed, nor that of a file system in user space (exfat-fuse
 * reads the device through the page cache).
 */
final class DirectStream extends InputStream {
  /** Size of the blocks on a device, by its number: asking means to read the table of mounts. */
  private static final Map<Long, Long> BLOCKS = new ConcurrentHashMap<>();

  private final FileChannel channel;
  private final AlignedMemory memory = AlignedMemory.take();
  private int left;
  private boolean last;

  private DirectStream(FileChannel channel) {
    this.channel = channel;
  }

  /** Opens a file as near to the medium as its file system allows. */
  static InputStream open(Path file) throws IOException {
    long block = BLOCKS.computeIfAbsent(Place.deviceOf(file), device -> block(file));
    if (Long.bitCount(block) == 1 && block <= AlignedMemory.SIZE) {
      try {
        return new DirectStream(FileChannel.open(file, READ, direct()));
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
      return AlignedMemory.SIZE; // In a chroot, whose mount table may lack it: a multiple of any.
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
    ByteBuffer buffer = memory.buffer();
    if (buffer == null) {
      throw new ClosedChannelException();
    }
    if (left == 0 && !fill(buffer)) {
      return -1;
    }
    int count = Math.min(length, left);
    buffer.get(bytes, offset, count);
    left -= count;
    return count;
  }

  /** Reads whole blocks; only the end of the file may give less. */
  private boolean fill(ByteBuffer buffer) throws IOException {
    if (last) {
      return false;
    }
    int count = channel.read(buffer.clear());
    buffer.flip();
    last = count < buffer.capacity();
    if (last && channel.position() < channel.size()) {
      throw new IOException(
          "the read ended at byte %d of %d".formatted(channel.position(), channel.size()));
    }
    left = Math.max(0, count);
    return count > 0;
  }

  @Override
  public void close() throws IOException {
    channel.close();
    memory.close();
  }
}
