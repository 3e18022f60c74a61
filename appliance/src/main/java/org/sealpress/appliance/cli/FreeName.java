package org.sealpress.appliance.cli;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;

/** Whether a file can be written, told before a person is asked for a passphrase. */
final class FreeName {
  private FreeName() {}

  /** Its folder must be there, and the file must not. */
  static void check(Path file, String option) throws CliFailure {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    if (!Files.isDirectory(folder)) {
      throw new CliFailure(
          ExitCode.INCOMPLETE,
          "there is no folder " + folder + ": make it, or choose another " + option);
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new CliFailure(
          ExitCode.INCOMPLETE,
          file + " is there already: nothing is written over; choose another name");
    }
  }
}
