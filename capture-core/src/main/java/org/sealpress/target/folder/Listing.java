package org.sealpress.target.folder;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sealpress.target.Names;
import org.sealpress.target.Stat;

/**
 * Everything under a folder that has a name. Only folders whose own names could be ours are
 * entered: {@code lost+found} and the like may be closed to us. Symbolic links are not followed.
 */
final class Listing {
  private final List<Stat> found = new ArrayList<>();

  /**
   * Lists.
   *
   * @param prefix the name of the folder on the target; empty for the root
   */
  static List<Stat> of(Path folder, String prefix) throws IOException {
    Listing listing = new Listing();
    listing.add(folder, prefix);
    listing.found.sort(Comparator.comparing(Stat::name));
    return List.copyOf(listing.found);
  }

  private void add(Path folder, String prefix) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = (prefix.isEmpty() ? "" : prefix + "/") + entry.getFileName();
        if (Names.isName(name)) {
          addEntry(entry, name);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private void addEntry(Path entry, String name) throws IOException {
    BasicFileAttributes attributes;
    try {
      attributes =
          Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return;
    }
    if (attributes.isDirectory()) {
      add(entry, name);
    } else if (attributes.isRegularFile()) {
      found.add(new Stat(name, attributes.size()));
    }
  }
}
