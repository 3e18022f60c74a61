package org.sealpress.appliance.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which configuration: the one that is named, that of this folder, or that of this machine. */
final class ConfigOption {
  /** What {@code sealpress init} writes when it is told no name. */
  static final Path HERE = Path.of("sealpress.yaml");

  /** Where the Debian package keeps it. */
  static final Path MACHINE = Path.of("/etc/sealpress/sealpress.yaml");

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description =
          "The configuration. Default: sealpress.yaml in this folder, else"
              + " /etc/sealpress/sealpress.yaml.")
  private Optional<Path> named = Optional.empty();

  /** The file; whether it is there is another matter. */
  Path file() {
    return named.orElse(Files.exists(HERE) ? HERE : MACHINE);
  }

  /** Whether somebody named one, or there is one in a usual place. */
  boolean expected() {
    return named.isPresent() || Files.exists(file());
  }
}
