package org.sealpress.target.drive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What lies in the root of a drive. Nothing is written, and no link is followed. */
final class SlotContents {
  /** What file systems and desktops put onto an empty drive by themselves. */
  private static final Pattern NOTHING =
      Pattern.compile(
          "lost\\+found|System Volume Information|\\$RECYCLE\\.BIN|FOUND\\.\\d{3}|\\.Trash.*|\\.Trashes"
              + "|\\.fseventsd|\\.Spotlight-V100|\\.TemporaryItems|\\.DS_Store|\\._.*|desktop\\.ini"
              + "|autorun\\.inf|\\.sealpress-.*\\.tmp",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CHECKPOINT = Pattern.compile("[0-9]{10,18}");
  private static final int SHOWN = 3;

  private SlotContents() {}

  /**
   * The marker's file.
   *
   * @return empty when there is surely none; at most one byte more than a marker may have
   * @throws IllegalArgumentException when something else has its name
   */
  static Optional<byte[]> marker(Path root) throws IOException {
    Path file = root.resolve(DriveMarker.FILE);
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    if (!attributes.isRegularFile()) {
      throw new IllegalArgumentException("it is no file");
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(in.readNBytes(SignedMarker.LARGEST + 1));
    }
  }

  /**
   * Names of what other people have put there, a few, fit to be shown; empty for an empty drive.
   */
  static List<String> others(Path root) throws IOException {
    List<String> found = new ArrayList<>();
    int more = 0;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(root)) {
      for (Path each : all) {
        String name = String.valueOf(each.getFileName());
        if (NOTHING.matcher(name).matches() || name.equals(TestFiles.FOLDER)) {
          continue;
        }
        if (found.size() < SHOWN) {
          found.add(Visible.text(name));
        } else {
          more++;
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    Collections.sort(found);
    if (more > 0) {
      found.add(more + " more");
    }
    return found;
  }

  /** Over how many entries of the ledger the newest checkpoint there is; 0 without any. */
  static long checkpoint(Path root) throws IOException {
    long newest = 0;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(root.resolve("checkpoints"))) {
      for (Path each : all) {
        String name = String.valueOf(each.getFileName());
        if (CHECKPOINT.matcher(name).matches()) {
          newest = Math.max(newest, Long.parseLong(name));
        }
      }
    } catch (NoSuchFileException e) {
      return 0;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return newest;
  }

  /** Whether a stored name is there. An error is not taken for an answer. */
  static boolean has(Path root, String name) throws IOException {
    try {
      Files.readAttributes(
          root.resolve(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
