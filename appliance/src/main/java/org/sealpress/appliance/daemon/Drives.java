package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpress.appliance.config.TargetConfig;
import org.sealpress.ledger.DriveEvent;
import org.sealpress.ledger.Ledger;
import org.sealpress.target.Content;
import org.sealpress.target.TargetFault;
import org.sealpress.target.drive.CapacityCheck;
import org.sealpress.target.drive.DriveMarker;
import org.sealpress.target.drive.DriveMemory;
import org.sealpress.target.drive.DriveTarget;
import org.sealpress.target.drive.Enrolment;
import org.sealpress.target.drive.Slot;
import org.sealpress.target.drive.SlotRules;
import org.sealpress.vault.Catalog;

/** The slots of a box, and the drives in them. */
final class Drives {
  private final List<TargetConfig.Drive> slots;
  private final Path data;
  private final Ledger ledger;
  private final LedgerMarkerSeal seal;
  private final DriveMemory memory;

  Drives(
      List<TargetConfig> targets,
      Path data,
      Ledger ledger,
      Catalog catalog,
      LedgerMarkerSeal seal) {
    this.slots =
        targets.stream()
            .filter(TargetConfig.Drive.class::isInstance)
            .map(TargetConfig.Drive.class::cast)
            .toList();
    this.data = data;
    this.ledger = ledger;
    this.seal = seal;
    this.memory = new CatalogDriveMemory(catalog, new ShippedCheckpoints(data));
  }

  /** All slots. */
  List<TargetConfig.Drive> slots() {
    return slots;
  }

  /** The slot of a target. */
  Slot slot(TargetConfig.Drive target) {
    List<Path> others =
        slots.stream().filter(each -> !each.equals(target)).map(TargetConfig.Drive::path).toList();
    return new Slot(
        new SlotRules(target.path(), target.mounted(), target.smallest(), others, data),
        seal,
        memory);
  }

  /**
   * Opens the drive in a slot. One whose enrolment a crash has kept out of the ledger is put into
   * it now.
   */
  DriveTarget open(TargetConfig.Drive target) throws TargetFault {
    DriveTarget drive = DriveTarget.open(slot(target));
    DriveMarker marker = drive.marker();
    if (memory.drive(marker.id()).isEmpty()) {
      try {
        ledger.append(
            new DriveEvent.Enrolled(
                marker.id(), marker.label(), marker.filesystem(), marker.bytes()));
      } catch (IOException e) {
        throw new TargetFault(
            TargetFault.Kind.UNAVAILABLE,
            "%s can't be put into the ledger: %s".formatted(marker.title(), e.getMessage()),
            e);
      }
    }
    return drive;
  }

  /**
   * Makes what is in a slot a drive of the set, with all that lies beside the documents.
   *
   * @param companions by name on the drive
   * @throws TargetFault as {@link Enrolment#run}
   */
  DriveMarker enrol(
      TargetConfig.Drive target,
      String label,
      CapacityCheck.Depth depth,
      CapacityCheck.Progress progress,
      Map<String, Content> companions,
      Clock clock,
      SecureRandom random)
      throws TargetFault {
    DriveMarker marker = new Enrolment(slot(target), clock, random).run(label, depth, progress);
    DriveTarget drive = open(target);
    for (Map<String, Content> files : List.of(companions, seal.companions())) {
      for (Map.Entry<String, Content> each : files.entrySet()) {
        drive.put(each.getKey(), each.getValue());
      }
    }
    return marker;
  }

  /** The slot of this name; without a name the only one that there is. */
  Optional<TargetConfig.Drive> named(Optional<String> name) {
    if (name.isEmpty()) {
      return slots.size() == 1 ? Optional.of(slots.get(0)) : Optional.empty();
    }
    return slots.stream().filter(each -> each.name().equals(name.get())).findFirst();
  }

  /** Why {@link #named} has found none. */
  String noSuchSlot(Optional<String> name) {
    String there = String.join(", ", slots.stream().map(TargetConfig.Drive::name).toList());
    if (slots.isEmpty()) {
      return "the configuration has no slot for a drive: add a target with `kind: drive`";
    }
    return name.isEmpty()
        ? "there are several slots (" + there + "): say which one with --slot"
        : "there is no slot \"" + name.get() + "\"; there are " + there;
  }
}
