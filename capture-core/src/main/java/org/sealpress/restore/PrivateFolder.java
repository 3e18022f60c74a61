package org.sealpress.restore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sealpress.durable.DurableFiles;

/**
 * A temporary folder for its owner alone, in memory where this computer has such a place. All that
 * is in it is removed by {@link #close}.
 */
final class PrivateFolder implements AutoCloseable {
  private static final Path MEMORY = Path.of("/dev/shm");

  private final Path path;

  private PrivateFolder(Path path) {
    this.path = path;
  }

  static PrivateFolder make() throws IOException {
    return new PrivateFolder(
        Files.isWritable(MEMORY)
            ? Files.createTempDirectory(MEMORY, "sealpress-")
            : Files.createTempDirectory("sealpress-"));
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    DurableFiles.deleteTree(path);
  }
}
