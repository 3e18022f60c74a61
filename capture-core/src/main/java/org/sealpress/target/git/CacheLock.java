package org.sealpress.target.git;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** One at a time changes a cache: one thread of this process, and one process of this machine. */
final class CacheLock implements AutoCloseable {
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();
  private static final long POLL_MILLIS = 50;

  private final ReentrantLock thread;
  private final FileChannel file;

  private CacheLock(ReentrantLock thread, FileChannel file) {
    this.thread = thread;
    this.file = file;
  }

  /**
   * Takes it. A thread that has it must not take it again.
   *
   * @param lockFile made when it is missing
   * @param limit how long others are waited for
   */
  static CacheLock take(Path lockFile, Duration limit) throws IOException {
    long deadline = System.nanoTime() + limit.toNanos();
    ReentrantLock thread = THREADS.computeIfAbsent(lockFile, key -> new ReentrantLock());
    try {
      if (!thread.tryLock(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        throw busy(lockFile, limit);
      }
    } catch (InterruptedException e) {
      throw interrupted(lockFile);
    }
    FileChannel file = null;
    boolean locked = false;
    try {
      file = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      while (file.tryLock() == null) {
        if (System.nanoTime() > deadline) {
          throw busy(lockFile, limit);
        }
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      }
      locked = true;
      return new CacheLock(thread, file);
    } catch (InterruptedException e) {
      throw interrupted(lockFile);
    } finally {
      if (!locked) {
        if (file != null) {
          file.close();
        }
        thread.unlock();
      }
    }
  }

  private static IOException busy(Path lockFile, Duration limit) {
    return new IOException(
        "%s is locked by another process for %d s: see which one holds it with \"fuser\""
            .formatted(lockFile, limit.toSeconds()));
  }

  private static IOException interrupted(Path lockFile) {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted while waiting for " + lockFile);
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      // The lock goes with the descriptor, whatever closing says.
    } finally {
      thread.unlock();
    }
  }
}
