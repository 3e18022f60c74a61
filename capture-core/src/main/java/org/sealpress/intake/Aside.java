package org.sealpress.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sealpress.durable.DurableFiles;

/**
 * What is damaged and kept: a folder in the spool, and in it one for each capture, with the reason.
 * Nothing here is ever removed by the box.
 *
 * <pre>
 * aside/ID/reason.txt              why the capture is here, with all that was in its folder
 * aside/ID/side-0002.raw           one damaged side of a capture that was sealed
 * aside/ID/side-0002.raw.key       opens this file alone
 * aside/ID/side-0002.raw.txt       why it is here
 * </pre>
 */
record Aside(Path folder) {
  private static final String NAME = "aside";
  private static final String REASON = "reason.txt";

  /** That of a spool. */
  static Aside in(Path spool) {
    return new Aside(spool.resolve(NAME));
  }

  /** Where damaged sides of a capture go. */
  Path of(String capture) throws IOException {
    Path home = folder.resolve(capture);
    DurableFiles.createDirectories(home);
    return home;
  }

  /**
   * Moves a whole capture here. Can be repeated when it was cut short.
   *
   * @param why for whoever looks at it later
   * @return where it is now
   */
  Path take(Path capture, String why) throws IOException {
    mark(capture, why);
    DurableFiles.createDirectories(folder);
    Path home = DurableFiles.free(folder.resolve(String.valueOf(capture.getFileName())));
    DurableFiles.rename(capture, home);
    return home;
  }

  /** Says in the folder of a capture why it is to be moved here. */
  static void mark(Path capture, String why) throws IOException {
    writeReason(capture.resolve(REASON), why);
  }

  /** Says beside a file why it is here. */
  static void writeReason(Path file, String why) throws IOException {
    if (!Files.exists(file)) {
      DurableFiles.write(file, (why + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Of how many captures something is here. */
  int count() throws IOException {
    int count = 0;
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
        for (Path unused : all) {
          count++;
        }
      } catch (DirectoryIteratorException e) {
        throw e.getCause();
      }
    }
    return count;
  }
}
