package org.sealpress.appliance.cli;

import java.util.List;
import java.util.Optional;
import org.sealpress.appliance.config.Config;
import org.sealpress.appliance.config.TargetConfig;

/** A slot for drives that a configuration names. */
final class LocalSlot {
  private LocalSlot() {}

  /**
   * The slot.
   *
   * @param name of its target; empty for the only one
   */
  static TargetConfig.Drive of(Config config, Optional<String> name) throws CliFailure {
    List<TargetConfig.Drive> all =
        config.targets().stream()
            .filter(TargetConfig.Drive.class::isInstance)
            .map(TargetConfig.Drive.class::cast)
            .toList();
    List<TargetConfig.Drive> meant =
        all.stream().filter(each -> name.isEmpty() || each.name().equals(name.get())).toList();
    if (meant.size() == 1) {
      return meant.get(0);
    }
    String there = String.join(", ", all.stream().map(TargetConfig.Drive::name).toList());
    throw new CliFailure(
        ExitCode.CONFIGURATION,
        all.isEmpty()
            ? "the configuration has no slot for a drive: add a target with `kind: drive`"
            : name.isEmpty()
                ? "there are several slots (" + there + "): say which one with --slot"
                : "there is no slot \"" + name.get() + "\"; there are " + there);
  }
}
