package org.sealpress.tool;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A thread that moves bytes between a program's pipe and the caller's stream. The pipe breaks
 * whenever the program ends, which is no failure; a failure of the caller's stream is one.
 */
final class Pump {
  private static final int CHUNK = 64 * 1024;

  private final InputStream from;
  private final OutputStream to;
  private final boolean feeds;
  private final Runnable whenFailed;
  private final Thread thread;
  private volatile boolean abandoned;
  private volatile long lastMoved = System.nanoTime();
  private volatile @Nullable IOException failure;

  private Pump(String name, InputStream from, OutputStream to, boolean feeds, Runnable whenFailed) {
    this.from = from;
    this.to = to;
    this.feeds = feeds;
    this.whenFailed = whenFailed;
    thread = new Thread(this::move, name);
    thread.setDaemon(true);
  }

  /** From the caller's stream into the program; its end is passed on, its failure is not. */
  static Pump feed(String name, InputStream source, OutputStream pipe, Runnable whenFailed) {
    return new Pump(name, source, pipe, true, whenFailed).started();
  }

  /** From the program to the caller's stream, to the end of what the program writes. */
  static Pump drain(String name, InputStream pipe, OutputStream sink, Runnable whenFailed) {
    return new Pump(name, pipe, sink, false, whenFailed).started();
  }

  private Pump started() {
    thread.start();
    return this;
  }

  boolean feeds() {
    return feeds;
  }

  /** When bytes were moved last, by {@link System#nanoTime}; at first when it was started. */
  long lastMoved() {
    return lastMoved;
  }

  /** Why the caller's stream failed, if it did. */
  Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  /** Waits until all is moved, but not for ever: a descendant may hold the pipe open. */
  void awaitEnd(long seconds) throws InterruptedException {
    thread.join(TimeUnit.SECONDS.toMillis(seconds));
  }

  /** Moves no more bytes. */
  void abandon() {
    abandoned = true;
    thread.interrupt();
  }

  private void move() {
    byte[] chunk = new byte[CHUNK];
    while (!abandoned) {
      int length = read(chunk);
      if (length < 0 || abandoned || !write(chunk, length)) {
        break;
      }
      lastMoved = System.nanoTime();
    }
    if (feeds && failure == null) {
      close();
    }
  }

  private int read(byte[] chunk) {
    try {
      return from.read(chunk);
    } catch (IOException | RuntimeException e) {
      if (feeds) {
        fail(e);
      }
      return -1;
    }
  }

  private boolean write(byte[] chunk, int length) {
    try {
      to.write(chunk, 0, length);
      if (feeds) {
        to.flush();
      }
      return true;
    } catch (IOException | RuntimeException e) {
      if (!feeds) {
        fail(e);
      }
      return false;
    }
  }

  private void close() {
    try {
      to.close();
    } catch (IOException e) {
      // The program doesn't want the rest of its input; its exit code says whether that is right.
    }
  }

  private void fail(Exception e) {
    failure = e instanceof IOException io ? io : new IOException(e);
    whenFailed.run();
  }
}
