package org.sealpress.appliance.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.config.TargetConfig;
import org.sealpress.delivery.Destination;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.target.TargetFault;
import org.sealpress.target.drive.DriveMarker;
import org.sealpress.target.drive.DriveTarget;
import org.sealpress.target.folder.FolderTarget;

class DestinationsTest {
  @TempDir private Path folder;

  @Test
  void aFolderIsKnownInTheLedgerByItsName() throws Exception {
    Opened opened = only(new TargetConfig.Folder("archive", folder)).opener().open();
    assertEquals("archive", opened.ledgerName());
    assertTrue(opened.target() instanceof FolderTarget);
  }

  @Test
  void drivesThatTakeTurnsInASlotHaveNamesOfTheirOwn() throws Exception {
    Path slot = folder.resolve("slot");
    Destination destination = only(new TargetConfig.Drive("usb", slot));
    assertEquals("usb", destination.name());
    String monday = insert(slot, "Monday", destination);
    String tuesday = insert(slot, "Tuesday", destination);
    assertTrue(monday.matches("usb:Monday:[0-9a-f]{8}"), monday);
    assertTrue(tuesday.matches("usb:Tuesday:[0-9a-f]{8}"), tuesday);
  }

  private String insert(Path slot, String label, Destination destination) throws Exception {
    Path drive = Files.createDirectory(folder.resolve(label));
    DriveMarker marker = DriveTarget.enrol(drive, label, Clock.systemUTC(), new SecureRandom());
    Files.deleteIfExists(slot);
    Files.createSymbolicLink(slot, drive);
    String name = destination.opener().open().ledgerName();
    assertTrue(name.endsWith(marker.id().substring(0, 8)), name);
    return name;
  }

  @Test
  void whatIsNotThereIsUnavailableAndAskedForAgain() throws Exception {
    Path slot = Files.createDirectory(folder.resolve("slot"));
    Destination destination = only(new TargetConfig.Drive("usb", slot));
    TargetFault fault = assertThrows(TargetFault.class, () -> destination.opener().open());
    assertEquals(TargetFault.Kind.UNAVAILABLE, fault.kind());
    DriveTarget.enrol(slot, "A", Clock.systemUTC(), new SecureRandom());
    assertTrue(destination.opener().open().target() instanceof DriveTarget);
  }

  private static Destination only(TargetConfig target) {
    return Destinations.of(List.of(target), Clock.systemUTC()).get(0);
  }
}
