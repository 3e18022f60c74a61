package org.sealpress.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The targets of a configuration by their kinds.
 *
 * @param byName kind of each target, by its name; for drives the name of the slot
 */
public record TargetKinds(Map<String, TargetKind> byName) {
  /** Copies the map, whose order is kept. */
  public TargetKinds {
    byName = new LinkedHashMap<>(byName);
  }

  /** How many targets are of a kind; for drives, how many slots. */
  public int count(TargetKind kind) {
    return (int) byName.values().stream().filter(each -> each == kind).count();
  }

  /**
   * The kind of the target that the ledger names so; empty when it is none of the configuration.
   * Every drive is one as long as there is a slot for drives.
   */
  Optional<TargetKind> ofLedgerName(String name) {
    if (name.startsWith(DriveRecord.PREFIX)) {
      return count(TargetKind.DRIVE) > 0 ? Optional.of(TargetKind.DRIVE) : Optional.empty();
    }
    return Optional.ofNullable(byName.get(name)).filter(kind -> kind != TargetKind.DRIVE);
  }
}
