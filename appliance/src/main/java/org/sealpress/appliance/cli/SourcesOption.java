package org.sealpress.appliance.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sealpress.appliance.config.ConfigException;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.config.TargetConfig;
import org.sealpress.appliance.daemon.Destinations;
import org.sealpress.ledger.checkpoint.VerifierKey;
import org.sealpress.restore.Source;
import org.sealpress.target.TargetFault;
import org.sealpress.target.folder.FolderTarget;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where sealed documents are: folders, drives, targets of a configuration. */
final class SourcesOption {
  @Option(
      names = "--from",
      required = true,
      paramLabel = "FOLDER|TARGET",
      description = {
        "A folder such as a mounted drive, or a target's name with --config. May be repeated: what"
            + " is missing or damaged in one is taken from the next."
      })
  private List<String> from = List.of();

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "Configuration in which the targets are.")
  private Optional<Path> config = Optional.empty();

  @Mixin private VkeyOption vkey;

  @SuppressWarnings("NullAway.Init")
  SourcesOption() {}

  /** For a verb whose options are its own. */
  SourcesOption(List<String> from, Optional<Path> config, VkeyOption vkey) {
    this.from = from;
    this.config = config;
    this.vkey = vkey;
  }

  /**
   * All that can be reached, each once.
   *
   * @param complain is told of one that can't be, as long as there is another
   */
  List<Source> open(Consumer<String> complain)
      throws CliFailure, ConfigException, TargetFault, IOException {
    @Nullable ConfigFile read = config.isPresent() ? ConfigFile.read(config.get()) : null;
    List<VerifierKey> keys = vkey.keys();
    Map<String, Source> sources = new LinkedHashMap<>();
    List<TargetFault> away = new ArrayList<>();
    for (String each : from) {
      try {
        sources.put(each, source(each, read, keys));
      } catch (TargetFault e) {
        away.add(e);
      }
    }
    if (sources.isEmpty()) {
      throw away.get(0);
    }
    away.forEach(fault -> complain.accept(fault.getMessage()));
    return new ArrayList<>(sources.values());
  }

  /**
   * One place.
   *
   * @param file where targets are looked up; null when there is no configuration
   * @param keys whose signatures of the ledger count; empty for those that lie there
   */
  static Source source(String name, @Nullable ConfigFile file, List<VerifierKey> keys)
      throws CliFailure, TargetFault {
    Optional<TargetConfig> target = file == null ? Optional.empty() : file.config().target(name);
    if (target.isPresent()) {
      return new Source(name, Destinations.open(target.get(), Clock.systemUTC()), keys);
    }
    Path folder = Path.of(name);
    if (Files.isDirectory(folder)) {
      return new Source(name, new FolderTarget(name, folder.toAbsolutePath()), keys);
    }
    if (file == null) {
      throw new CliFailure(
          ExitCode.TARGET,
          name + " is not a folder: name a mounted drive, or a target together with --config");
    }
    throw new CliFailure(
        ExitCode.USAGE,
        file.path()
            + " has no target \""
            + name
            + "\"; it has "
            + String.join(", ", file.config().targets().stream().map(TargetConfig::name).toList()));
  }

  /** The configuration; a failure when none was named. */
  ConfigFile needed() throws CliFailure, ConfigException {
    if (config.isEmpty()) {
      throw new CliFailure(
          ExitCode.USAGE,
          "--config is needed: the configuration of the new box, with its data folder");
    }
    return ConfigFile.read(config.get());
  }

  /** Their names, for messages. */
  String names() {
    return String.join(" and ", from);
  }
}
