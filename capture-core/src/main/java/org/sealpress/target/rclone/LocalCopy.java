package org.sealpress.target.rclone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sealpress.target.Content;
import org.sealpress.target.ContentStream;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

/**
 * A content as a file that rclone can read: its own file, or a temporary one that only this user
 * can read and that is removed on {@link #close}.
 *
 * @param file absolute, without symbolic links, which rclone doesn't follow
 */
record LocalCopy(Path file, boolean temporary) implements AutoCloseable {

  static LocalCopy of(String title, String name, Content content) throws TargetFault {
    try {
      Path file = content.file().orElse(null);
      if (file == null) {
        return spool(content);
      }
      long size = Files.size(file);
      if (size != content.size() || !Files.isReadable(file)) {
        throw new IOException(
            "%s has %d bytes, expected %d that can be read".formatted(file, size, content.size()));
      }
      return new LocalCopy(file.toRealPath(), false);
    } catch (IOException e) {
      throw new TargetFault(
          Kind.CONTENT_UNREADABLE,
          "%s was not stored in %s: what was to be stored can't be read: %s"
              .formatted(name, title, e.getMessage()),
          e);
    }
  }

  private static LocalCopy spool(Content content) throws IOException {
    LocalCopy copy = new LocalCopy(Files.createTempFile("sealpress-", ".upload"), true);
    try (InputStream in = ContentStream.of(content)) {
      Files.copy(in, copy.file(), StandardCopyOption.REPLACE_EXISTING);
      return copy;
    } catch (IOException | RuntimeException e) {
      copy.close();
      throw e;
    }
  }

  @Override
  public void close() {
    if (temporary) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // In the system's temporary directory, which the system clears.
      }
    }
  }
}
