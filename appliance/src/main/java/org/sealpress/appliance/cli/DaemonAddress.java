package org.sealpress.appliance.cli;

import java.net.URI;
import java.util.Optional;
import org.sealpress.appliance.config.ConfigException;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.config.Shown;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the verbs that talk to a running daemon. */
final class DaemonAddress {
  private static final URI USUAL = URI.create("http://127.0.0.1:8420");

  @Mixin private ConfigOption config = new ConfigOption();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "Where the daemon answers (http://HOST:PORT). Default: what the configuration says.")
  private Optional<URI> url = Optional.empty();

  /** Whether somebody said where the daemon is. */
  boolean named() {
    return url.isPresent();
  }

  /** The configuration of the box. */
  ConfigFile configuration() throws ConfigException {
    return ConfigFile.read(config.file());
  }

  DaemonClient client() throws ConfigException, CliFailure {
    if (url.isPresent()) {
      URI asked = url.get();
      if (!"http".equals(asked.getScheme()) || asked.getHost() == null) {
        throw new CliFailure(
            ExitCode.USAGE,
            "--url " + Shown.quoted(asked.toString()) + ": expected http://HOST:PORT");
      }
      return new DaemonClient(asked);
    }
    return new DaemonClient(
        config.expected() ? ConfigFile.read(config.file()).config().http().uri() : USUAL);
  }
}
