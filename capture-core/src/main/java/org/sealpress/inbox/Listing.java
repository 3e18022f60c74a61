package org.sealpress.inbox;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sealpress.intake.ImportSource;

/**
 * What is in an inbox now.
 *
 * @param files those that may be taken, with what the file system says of them
 * @param leftAlone how many others people can see
 */
record Listing(Map<Path, BasicFileAttributes> files, int leftAlone) {
  /** Others are looked at when these are gone. */
  private static final int MOST = 10_000;

  static Listing of(Path folder) throws IOException {
    Map<Path, BasicFileAttributes> files = new LinkedHashMap<>();
    int leftAlone = 0;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path each : all) {
        String name = String.valueOf(each.getFileName());
        if (Names.isHidden(name) || name.equals(ImportSource.REJECTED)) {
          continue;
        }
        if (!put(each, name, files)) {
          leftAlone++;
        }
        if (files.size() == MOST) {
          break;
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return new Listing(files, leftAlone);
  }

  private static boolean put(Path file, String name, Map<Path, BasicFileAttributes> files)
      throws IOException {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!attributes.isRegularFile() || Names.isTemporary(name)) {
        return false;
      }
      files.put(file, attributes);
    } catch (NoSuchFileException e) {
      // Gone since it was listed.
    }
    return true;
  }
}
