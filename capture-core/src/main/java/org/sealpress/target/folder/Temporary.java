package org.sealpress.target.folder;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A file that has no name yet, beside where it will have one: {@code .sealpress-RUN-N.tmp}, RUN
 * standing for this process. It is locked as long as it is open, so that another process can tell
 * the file of a running writer from one that a crash left: locks end with their process.
 */
final class Temporary implements AutoCloseable {
  private static final String PATTERN = ".sealpress-*.tmp";
  private static final String OURS = ".sealpress-" + UUID.randomUUID() + "-";
  private static final AtomicLong NEXT = new AtomicLong();

  /** Those of this process that are written to. */
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;
  private @Nullable FileLock held;

  private Temporary(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Makes an empty one. */
  static Temporary in(Path folder) throws IOException {
    Path path = folder.resolve(OURS + NEXT.incrementAndGet() + ".tmp");
    OPEN.add(path);
    Temporary made;
    try {
      made = new Temporary(path, FileChannel.open(path, CREATE_NEW, WRITE));
    } catch (IOException | RuntimeException e) {
      OPEN.remove(path);
      throw e;
    }
    try {
      made.lock();
      return made;
    } catch (IOException | RuntimeException e) {
      made.close();
      throw e;
    }
  }

  /** Locks it again: it was unlocked when another channel to it was closed. */
  void lockAgain() throws IOException {
    if (held != null) {
      held.release();
      lock();
    }
  }

  private void lock() throws IOException {
    try {
      held = channel.tryLock();
    } catch (IOException e) {
      return; // This file system has no locks; then nobody else's sweep gets one either.
    }
    if (held == null) {
      throw new IOException(path + " is locked by another process, which took it for a leftover");
    }
  }

  Path path() {
    return path;
  }

  FileChannel channel() {
    return channel;
  }

  /** Closes it, and removes it if it has got no other name. */
  @Override
  public void close() throws IOException {
    try (channel) {
      Files.deleteIfExists(path);
    } finally {
      OPEN.remove(path); // If the medium is gone, it is a leftover when the medium is back.
    }
  }

  /**
   * Removes what crashed processes left in a folder, and this one on a medium that was torn out.
   * Files that this process writes to are not opened: closing one would give up the lock of its
   * writer.
   */
  static void sweep(Path folder) throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, PATTERN)) {
      for (Path path : found) {
        if (!OPEN.contains(path)) {
          removeUnlessInUse(path);
        }
      }
    }
  }

  private static void removeUnlessInUse(Path path) {
    try (FileChannel leftover = FileChannel.open(path, WRITE);
        FileLock held = leftover.tryLock()) {
      if (held != null) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // Its writer has just finished, it is another user's, or there are no locks here: it is left.
    }
  }
}
