package org.sealpress.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Held by the one writer of a ledger; the system lets go of it when the process ends. */
final class WriterLock implements Closeable {
  private static final String NAME = ".lock";

  private final FileChannel channel;

  private WriterLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws LedgerFault {@link LedgerFault.Kind#IN_USE} names the process that has it
   */
  static WriterLock take(Path directory) throws IOException {
    Path file = directory.resolve(NAME);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      @Nullable FileLock lock = channel.tryLock();
      if (lock != null) {
        channel.truncate(0);
        channel.write(
            StandardCharsets.US_ASCII.encode(Long.toString(ProcessHandle.current().pid())));
        return new WriterLock(channel);
      }
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw inUse(directory, file);
    }
    channel.close();
    throw inUse(directory, file);
  }

  private static LedgerFault inUse(Path directory, Path file) throws IOException {
    String holder = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
    return new LedgerFault(
        LedgerFault.Kind.IN_USE,
        "the ledger in "
            + directory
            + " is open already"
            + (holder.matches("\\d+") ? ", by process " + holder : "")
            + "; only one may write it: ask the running daemon, or stop it first");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
