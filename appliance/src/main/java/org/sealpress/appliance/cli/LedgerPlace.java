package org.sealpress.appliance.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sealpress.appliance.config.ConfigException;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.config.TargetConfig;
import org.sealpress.appliance.daemon.Destinations;
import org.sealpress.ledger.LedgerKeys;
import org.sealpress.ledger.checkpoint.CheckpointFault;
import org.sealpress.ledger.checkpoint.VerifierKey;
import org.sealpress.restore.LedgerSource;
import org.sealpress.target.TargetFault;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a ledger is that a verb reads, and whose signatures count. */
final class LedgerPlace {
  @Option(
      names = "--from",
      required = true,
      paramLabel = "FOLDER|TARGET",
      description =
          "A folder such as a mounted drive or the box's data folder, or a target's name with"
              + " --config.")
  private String from = "";

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "Configuration in which the target is.")
  private @Nullable Path config;

  @Mixin private VkeyOption vkey;

  /** For picocli. */
  @SuppressWarnings("NullAway.Init")
  LedgerPlace() {}

  /** As it was typed. */
  String name() {
    return from;
  }

  /** Whether the key is from elsewhere. */
  boolean keyGiven() {
    return vkey.given();
  }

  /** What is there. */
  LedgerSource open() throws CliFailure, ConfigException, TargetFault, IOException {
    return open(from);
  }

  /** What is in another folder, or on another target of the same configuration. */
  LedgerSource open(String folderOrTarget)
      throws CliFailure, ConfigException, TargetFault, IOException {
    if (config != null) {
      List<TargetConfig> targets = ConfigFile.read(config).config().targets();
      for (TargetConfig each : targets) {
        if (each.name().equals(folderOrTarget)) {
          return LedgerSource.copyOf(Destinations.open(each, Clock.systemUTC()));
        }
      }
      throw new CliFailure(
          ExitCode.USAGE,
          config
              + " has no target \""
              + folderOrTarget
              + "\"; it has "
              + String.join(", ", targets.stream().map(TargetConfig::name).toList()));
    }
    if (!Files.isDirectory(Path.of(folderOrTarget))) {
      throw new CliFailure(
          ExitCode.TARGET,
          "there is no folder "
              + folderOrTarget
              + ": mount the drive, or give --config for a target of that name");
    }
    return LedgerSource.at(Path.of(folderOrTarget));
  }

  /** The keys whose signatures count; with one that was given its former ones, where told. */
  List<VerifierKey> keys(LedgerSource source) throws CliFailure, IOException {
    return source.keys(vkey.keys());
  }

  /** A key as it was typed, or in a file. */
  static VerifierKey key(String keyOrFile) throws CliFailure, IOException {
    try {
      Path file = Path.of(keyOrFile);
      return Files.isRegularFile(file) ? LedgerKeys.read(file) : VerifierKey.parse(keyOrFile);
    } catch (CheckpointFault e) {
      throw new CliFailure(ExitCode.KEY, "--vkey: " + e.getMessage(), e);
    }
  }
}
