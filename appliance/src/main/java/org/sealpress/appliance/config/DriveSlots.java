package org.sealpress.appliance.config;

import java.util.List;
import java.util.Optional;

/**
 * The slots for drives that a configuration has.
 *
 * @param all in the order of the file
 */
public record DriveSlots(List<TargetConfig.Drive> all) {
  /** Copies the list. */
  public DriveSlots {
    all = List.copyOf(all);
  }

  /** Those among targets. */
  public static DriveSlots of(List<TargetConfig> targets) {
    return new DriveSlots(
        targets.stream()
            .filter(TargetConfig.Drive.class::isInstance)
            .map(TargetConfig.Drive.class::cast)
            .toList());
  }

  /** The slot of this name; without a name the only one that there is. */
  public Optional<TargetConfig.Drive> named(Optional<String> name) {
    if (name.isEmpty()) {
      return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }
    return all.stream().filter(each -> each.name().equals(name.get())).findFirst();
  }

  /** Why {@link #named} has found none. */
  public String whyNone(Optional<String> name) {
    String there = String.join(", ", all.stream().map(TargetConfig.Drive::name).toList());
    if (all.isEmpty()) {
      return "the configuration has no slot for a drive: add a target with `kind: drive`";
    }
    return name.isEmpty()
        ? "there are several slots (" + there + "): say which one with --slot"
        : "there is no slot \"" + name.get() + "\"; there are " + there;
  }
}
