package org.sealpress.appliance.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sealpress.appliance.config.ConfigException;
import org.sealpress.appliance.config.ConfigFile;
import picocli.CommandLine.Option;

/** Options of the verbs that talk to a running daemon. */
final class DaemonAddress {
  /** Where the Debian package keeps it. */
  static final Path CONFIG = Path.of("/etc/sealpress/sealpress.yaml");

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description =
          "The daemon's configuration, which tells where it answers. Default:"
              + " /etc/sealpress/sealpress.yaml.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Where the daemon answers, for example http://127.0.0.1:8420.")
  private Optional<URI> url = Optional.empty();

  DaemonClient client() throws ConfigException {
    if (url.isPresent()) {
      return new DaemonClient(url.get());
    }
    Path file = config.orElse(CONFIG);
    if (config.isEmpty() && !Files.exists(file)) {
      return new DaemonClient(URI.create("http://127.0.0.1:8420"));
    }
    return new DaemonClient(ConfigFile.read(file).config().http().uri());
  }
}
