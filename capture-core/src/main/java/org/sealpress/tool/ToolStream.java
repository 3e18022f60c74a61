package org.sealpress.tool;

import java.io.FilterInputStream;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Standard output of a running program; see {@link Call#stream}. */
final class ToolStream extends FilterInputStream {
  private final Running running;
  private final CompletableFuture<Void> watchdog;
  private boolean ended;
  private @Nullable IOException failure;

  ToolStream(Running running) {
    super(running.stdout());
    this.running = running;
    Executor afterLimit =
        CompletableFuture.delayedExecutor(running.nanosLeft(), TimeUnit.NANOSECONDS);
    watchdog = CompletableFuture.runAsync(running::timeOut, afterLimit);
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
    int count = ended ? -1 : super.read(bytes, offset, length);
    if (count < 0) {
      end();
    }
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    long left = count;
    byte[] dropped = new byte[8192];
    while (left > 0) {
      int length = read(dropped, 0, (int) Math.min(dropped.length, left));
      if (length < 0) {
        break;
      }
      left -= length;
    }
    return count - left;
  }

  /** Throws unless the program ended well. */
  private void end() throws IOException {
    if (!ended) {
      ended = true;
      failure = outcome();
      watchdog.cancel(false);
    }
    if (failure != null) {
      throw failure;
    }
  }

  private @Nullable IOException outcome() {
    try {
      ToolResult result = running.awaitEnd();
      return result.ok()
          ? null
          : new ToolExit(
              "\"%s\" ended with exit code %d: %s"
                  .formatted(running, result.exitCode(), result.lastError()),
              result);
    } catch (ToolFault e) {
      return new IOException(e.getMessage(), e);
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Ends the program if it still runs. May be called while another thread reads. */
  @Override
  public void close() throws IOException {
    watchdog.cancel(false);
    running.close();
    super.close();
  }
}
