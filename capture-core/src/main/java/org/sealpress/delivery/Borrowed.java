package org.sealpress.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sealpress.target.Content;

/**
 * A copy of an object that is on the box for a while. Close it, always.
 *
 * @param file its bytes
 * @param from name of the destination it is from
 */
public record Borrowed(Path file, String from) implements AutoCloseable {
  /** The same as what can be stored. */
  Content content() throws IOException {
    return Content.of(file);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
