package org.sealpress.intake;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.sealpress.durable.Sha256;

/**
 * A file as it was at a moment: somebody else may write to it.
 *
 * @param sha256 of its content, hex
 */
record FileStamp(long bytes, FileTime modified, String sha256) {

  /**
   * Reads all of a file.
   *
   * @throws FileFault when it is none, changes meanwhile or can't be read
   */
  static FileStamp of(Path file) throws IOException {
    BasicFileAttributes before = attributes(file);
    FileStamp stamp = new FileStamp(before.size(), before.lastModifiedTime(), read(file));
    if (!stamp.isStillThatOf(file)) {
      throw FileFault.changed("it changes while it is read");
    }
    return stamp;
  }

  private static String read(Path file) throws FileFault {
    try {
      return Sha256.of(file);
    } catch (AccessDeniedException e) {
      throw FileFault.unreadable("the user that runs Sealpress may not read it");
    } catch (IOException e) {
      throw FileFault.unreadable("it can't be read: " + Sentence.of(e));
    }
  }

  /** Whether a file looks the same, without reading it. */
  boolean isStillThatOf(Path file) throws IOException {
    BasicFileAttributes now = attributes(file);
    return now.size() == bytes && now.lastModifiedTime().equals(modified);
  }

  private static BasicFileAttributes attributes(Path file) throws IOException {
    BasicFileAttributes now;
    try {
      now = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      throw FileFault.changed("it is gone");
    }
    if (!now.isRegularFile()) {
      throw FileFault.changed("it is no file of its own");
    }
    return now;
  }
}
