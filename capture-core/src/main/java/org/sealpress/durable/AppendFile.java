package org.sealpress.durable;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that only grows, and whose every growth is on the disk when {@link #append} returns. For
 * one thread of one process; the owner keeps others out.
 */
public final class AppendFile implements Closeable {
  private final Path file;
  private final FileChannel channel;
  private long size;
  private boolean broken;

  private AppendFile(Path file, FileChannel channel, long size) {
    this.file = file;
    this.channel = channel;
    this.size = size;
  }

  /**
   * Opens a file, or makes an empty one. What is in it then is on the disk, also what a process
   * that was killed had written and not fsynced.
   */
  public static AppendFile open(Path file) throws IOException {
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.force(true);
      DurableFiles.syncDirectory(DurableFiles.parentOf(file));
      return new AppendFile(file, channel, channel.size());
    } catch (IOException e) {
      throw WriteFaults.of(file, e);
    }
  }

  /** Bytes that are in the file for sure. */
  public long size() {
    return size;
  }

  /**
   * Adds bytes to the end.
   *
   * @throws DiskFull when there is no room; the file is as before and can be used again
   * @throws IOException when the disk failed. The file is then as before as far as can be told, and
   *     takes no more until it is opened anew: after a failed fsync the system may have dropped
   *     what it could not write.
   */
  public void append(byte[] bytes) throws IOException {
    if (broken) {
      throw new IOException("cannot write " + file + ": an earlier write failed; open it anew");
    }
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      long at = size;
      while (buffer.hasRemaining()) {
        at += channel.write(buffer, at);
      }
      channel.force(false);
      size = at;
    } catch (IOException e) {
      IOException fault = WriteFaults.of(file, e);
      broken = !(fault instanceof DiskFull);
      cutBack(fault);
      throw fault;
    }
  }

  private void cutBack(IOException fault) {
    try {
      channel.truncate(size);
      channel.force(true);
    } catch (IOException e) {
      broken = true;
      fault.addSuppressed(e);
    }
  }

  /** Cuts the file to a shorter length, durably. */
  public void truncate(long length) throws IOException {
    try {
      channel.truncate(length);
      channel.force(true);
      size = channel.size();
    } catch (IOException e) {
      throw WriteFaults.of(file, e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
