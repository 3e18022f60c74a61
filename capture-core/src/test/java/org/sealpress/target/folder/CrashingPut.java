package org.sealpress.target.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.sealpress.fixture.Contents;

/** A process that gets stuck in the middle of a put; for {@link CrashIT}. */
final class CrashingPut {
  private CrashingPut() {}

  /**
   * Puts half of a content, says so, and waits to be killed.
   *
   * @param arguments root of the target, name, file to make when half is written
   */
  public static void main(String[] arguments) throws Exception {
    Runnable stuck =
        () -> {
          try {
            Files.createFile(Path.of(arguments[2]));
            new CountDownLatch(1).await();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    byte[] bytes = Contents.random(1 << 20, 1);
    new FolderTarget("crash", Path.of(arguments[0]))
        .put(arguments[1], Contents.interrupted(bytes, 1 << 19, stuck));
  }
}
