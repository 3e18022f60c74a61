package org.sealpress.appliance.button;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sealpress.tool.Tool;
import org.sealpress.tool.ToolFault;

/** A pipe with a name: bytes come one by one, as from a device. */
final class Fifo implements AutoCloseable {
  private final Path path;
  private RandomAccessFile writer;

  Fifo(Path path) throws IOException {
    this.path = path;
    make();
  }

  private void make() throws IOException {
    try {
      var unused = new Tool("mkfifo", "coreutils").call(path.toString()).run();
    } catch (ToolFault e) {
      throw new IOException(e);
    }
    writer = new RandomAccessFile(path.toFile(), "rw"); // opens without a reader
  }

  boolean isThere() {
    return Files.exists(path);
  }

  void plug() throws IOException {
    if (!isThere()) {
      make();
    }
  }

  void pull() throws IOException {
    Files.deleteIfExists(path);
    writer.close();
  }

  void write(byte[] bytes) throws IOException {
    writer.write(bytes);
  }

  @Override
  public void close() throws IOException {
    pull();
  }
}
