package org.sealpress.inbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.sealpress.durable.DurableFiles;
import org.sealpress.intake.ImportSource;

/**
 * What was set aside in an inbox: {@code rejected/NAME}, and beside it {@code NAME.reason.txt}.
 * Nothing here is ever removed by the box.
 */
final class Rejects {
  private static final String REASON = ".reason.txt";
  private static final int MOST_COUNTED = 10_000;

  /** Most file systems have names of 255 bytes. */
  private static final int LONGEST_NAME = 200;

  private static final int SHORTENED = 40;

  private final Path folder;

  Rejects(Path inbox) {
    this.folder = inbox.resolve(ImportSource.REJECTED);
  }

  /** Makes the folder, if it is not there. */
  void make() throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(folder);
    }
  }

  boolean isThere() {
    return Files.isDirectory(folder);
  }

  /**
   * Moves a file here, with the reason. When this throws, it is where it was.
   *
   * @param why for whoever put the file into the inbox
   */
  void take(Path file, String why) throws IOException {
    Path name = file.getFileName();
    Path home = folder.resolve(name);
    Path reason = named(name, REASON);
    for (int i = 2; exists(home) || exists(reason); i++) {
      home = named(name, "." + i);
      reason = named(name, "." + i + REASON);
    }
    String text =
        "%s was not archived: %s.%nNothing of it was kept elsewhere. Mend it or save it again, put"
                .formatted(name, why)
            + " it back into the inbox, and remove this file.\n";
    DurableFiles.write(reason, text.getBytes(StandardCharsets.UTF_8));
    try {
      Files.move(file, home);
    } catch (IOException e) {
      Files.deleteIfExists(reason);
      throw e;
    }
    DurableFiles.trySyncDirectory(folder);
    DurableFiles.trySyncDirectory(folder.resolveSibling(""));
  }

  /** The name with an ending; not quite the same where that would be no name. */
  private Path named(Path name, String ending) {
    String text = name.toString();
    if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      text = text.substring(0, SHORTENED);
    }
    try {
      return folder.resolve(text + ending);
    } catch (InvalidPathException e) {
      return folder.resolve(text.replaceAll("[^\\x20-\\x7E]", "_") + ending);
    }
  }

  private static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** How many there are. */
  int count() throws IOException {
    int count = 0;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path each : all) {
        String name = String.valueOf(each.getFileName());
        count += name.endsWith(REASON) || Names.isHidden(name) ? 0 : 1;
        if (count == MOST_COUNTED) {
          break;
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return count;
  }
}
