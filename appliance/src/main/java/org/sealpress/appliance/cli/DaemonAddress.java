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
  @Mixin private ConfigOption config = new ConfigOption();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "Where the daemon answers (https://HOST:PORT). Default: what the configuration says.")
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
      if (!"https".equals(asked.getScheme()) || asked.getHost() == null) {
        throw new CliFailure(
            ExitCode.USAGE,
            "--url " + Shown.quoted(asked.toString()) + ": expected https://HOST:PORT");
      }
    }
    ConfigFile file = configuration();
    return new DaemonClient(
        url.orElseGet(() -> file.config().http().uri()), DaemonTrust.of(file.config()));
  }
}
