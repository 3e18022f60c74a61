package org.sealpress.appliance.cli;

import java.util.Optional;
import org.sealpress.appliance.config.Config;
import org.sealpress.appliance.config.DriveSlots;
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
    DriveSlots slots = DriveSlots.of(config.targets());
    return slots
        .named(name)
        .orElseThrow(() -> new CliFailure(ExitCode.CONFIGURATION, slots.whyNone(name)));
  }
}
