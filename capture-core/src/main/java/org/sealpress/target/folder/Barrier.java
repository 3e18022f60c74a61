package org.sealpress.target.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/** Makes the bytes of several files durable together. */
final class Barrier {
  private Barrier() {}

  static void pass(Path root, List<FileChannel> files) throws IOException {
    for (FileChannel file : files) {
      file.force(true);
    }
  }
}
