package org.sealpress.target.drive;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files that a capacity check fills a drive with, all in one folder. */
final class TestFiles {
  /** The folder's name in the root of the drive. */
  static final String FOLDER = "sealpress-capacity-check";

  private static final Logger LOG = LoggerFactory.getLogger(TestFiles.class);
  private static final Pattern OURS = Pattern.compile("(block|gap)-[0-9]{6}|\\.sealpress-.*\\.tmp");

  private TestFiles() {}

  /** The name of one whose content is read back. */
  static String block(int number) {
    return FOLDER + "/block-" + digits(number);
  }

  /** The name of one that only takes room. */
  static String gap(int number) {
    return FOLDER + "/gap-" + digits(number);
  }

  private static String digits(int number) {
    return String.format(Locale.ROOT, "%06d", number);
  }

  /** Removes what a check has left, be it one that was killed; nothing else, and only there. */
  static void removeFrom(Stay stay) {
    Path folder = stay.root().resolve(FOLDER);
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path each : all) {
        if (OURS.matcher(String.valueOf(each.getFileName())).matches() && stay.lasts()) {
          Files.deleteIfExists(each);
        }
      }
      if (stay.lasts()) {
        Files.deleteIfExists(folder);
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.warn("{}: test files are left there: {}", folder, e.getMessage());
    }
  }
}
