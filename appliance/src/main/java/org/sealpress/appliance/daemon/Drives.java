package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.sealpress.appliance.config.DriveSlots;
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
  private final DriveSlots slots;
  private final Path data;
  private final Ledger ledger;
  private final LedgerMarkerSeal seal;
  private final Map<String, Content> companions;
  private final Clock clock;
  private final SecureRandom random;
  private final DriveMemory memory;

  /**
   * Those of a box.
   *
   * @param companions what lies beside the documents on every target, by name
   */
  Drives(
      DriveSlots slots,
      Path data,
      Ledger ledger,
      Catalog catalog,
      LedgerMarkerSeal seal,
      Map<String, Content> companions,
      Clock clock,
      SecureRandom random) {
    this.slots = slots;
    this.data = data;
    this.ledger = ledger;
    this.seal = seal;
    this.companions = companions;
    this.clock = clock;
    this.random = random;
    this.memory = new CatalogDriveMemory(catalog, new ShippedCheckpoints(data));
  }

  /** All slots. */
  DriveSlots slots() {
    return slots;
  }

  /** The slot of a target. */
  Slot slot(TargetConfig.Drive target) {
    List<Path> others =
        slots.all().stream()
            .filter(each -> !each.equals(target))
            .map(TargetConfig.Drive::path)
            .toList();
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
   * @throws TargetFault as {@link Enrolment#run}
   */
  DriveMarker enrol(
      TargetConfig.Drive target,
      String label,
      CapacityCheck.Depth depth,
      CapacityCheck.Progress progress)
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
}
