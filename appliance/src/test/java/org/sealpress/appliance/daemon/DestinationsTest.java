package org.sealpress.appliance.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.config.DriveSlots;
import org.sealpress.appliance.config.TargetConfig;
import org.sealpress.delivery.Destination;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.ledger.DriveEvent;
import org.sealpress.ledger.EntryReader;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Ledger;
import org.sealpress.plan.DriveRecord;
import org.sealpress.seal.LedgerKey;
import org.sealpress.target.Content;
import org.sealpress.target.TargetFault;
import org.sealpress.target.drive.CapacityCheck;
import org.sealpress.target.drive.DriveMarker;
import org.sealpress.target.drive.DriveTarget;
import org.sealpress.target.folder.FolderTarget;
import org.sealpress.vault.Catalog;

/** Drives here are folders: real ones are for {@code target.drive}. */
class DestinationsTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir private Path folder;
  private Ledger ledger;
  private LedgerKey key;
  private Catalog catalog;

  @BeforeEach
  void open() throws Exception {
    SecureRandom random = new SecureRandom();
    ledger = Ledger.open(data().resolve("ledger"), "desk", CLOCK, random);
    key = LedgerKey.open(folder.resolve("ledger.key"), random);
    catalog = Catalog.open(folder.resolve("catalog.db"), ledger);
  }

  @AfterEach
  void close() throws Exception {
    catalog.close();
    key.close();
    ledger.close();
  }

  private Path data() {
    return folder.resolve("data");
  }

  private TargetConfig.Drive slot(String name) throws Exception {
    return new TargetConfig.Drive(name, Files.createDirectories(folder.resolve(name)), false, 0);
  }

  private Drives drives(TargetConfig... targets) throws Exception {
    return drives(LedgerMarkerSeal.of(ledger, data(), Optional.of(key)), targets);
  }

  private Drives drives(LedgerMarkerSeal seal, TargetConfig... targets) {
    return drives(data(), ledger, catalog, seal, targets);
  }

  private static Drives drives(
      Path data, Ledger ledger, Catalog catalog, LedgerMarkerSeal seal, TargetConfig... targets) {
    return new Drives(
        DriveSlots.of(List.of(targets)),
        data,
        ledger,
        catalog,
        seal,
        Map.of("README.txt", Content.of(new byte[1])),
        CLOCK,
        new SecureRandom());
  }

  private static DriveMarker enrol(Drives drives, TargetConfig.Drive slot, String label)
      throws TargetFault {
    return drives.enrol(slot, label, CapacityCheck.Depth.NONE, CapacityCheck.Progress.NONE);
  }

  private List<Event> events() throws Exception {
    try (EntryReader entries = ledger.entries(1)) {
      return entries.next().map(each -> List.of(each.event())).orElse(List.of());
    }
  }

  @Test
  void aFolderIsKnownInTheLedgerByItsName() throws Exception {
    Opened opened = only(new TargetConfig.Folder("archive", folder), drives()).opener().open();
    assertEquals("archive", opened.ledgerName());
    assertTrue(opened.target() instanceof FolderTarget);
  }

  @Test
  void aDriveHasOneNameInTheLedgerInWhateverSlotItIs() throws Exception {
    TargetConfig.Drive left = slot("left");
    TargetConfig.Drive right = slot("right");
    Drives drives = drives(left, right);
    DriveMarker marker = enrol(drives, left, "Monday");
    String name = only(left, drives).opener().open().ledgerName();
    assertEquals("drive:Monday:" + marker.id().substring(0, 8), name);
    Files.delete(right.path());
    Files.move(left.path(), right.path());
    assertEquals(name, only(right, drives).opener().open().ledgerName());
  }

  @Test
  void anEnrolledDriveIsInTheLedgerAndHasAllThatIsNeededToVerifyItsMarker() throws Exception {
    TargetConfig.Drive slot = slot("usb");
    DriveMarker marker = enrol(drives(slot), slot, "A");
    assertEquals(List.of(new DriveEvent.Enrolled(marker.id(), "A", "", marker.bytes())), events());
    assertTrue(Files.exists(slot.path().resolve("README.txt")));
    try (var keys = Files.list(slot.path().resolve("checkpoints"))) {
      assertEquals(2, keys.count());
    }
  }

  @Test
  void anEnrolmentThatACrashKeptOutOfTheLedgerIsPutIntoIt() throws Exception {
    TargetConfig.Drive slot = slot("usb");
    DriveMarker marker = enrol(drives(slot), slot, "A");
    Ledger before = ledger;
    // The same box, and a ledger that does not have the entry: as before it was written.
    LedgerMarkerSeal seal = LedgerMarkerSeal.of(before, data(), Optional.of(key));
    Path other = folder.resolve("other");
    try (Ledger shorter = Ledger.open(other, "desk", CLOCK, new SecureRandom());
        Catalog catalogOfIt = Catalog.open(folder.resolve("other.db"), shorter)) {
      Drives drives = drives(other, shorter, catalogOfIt, seal, slot);
      drives.open(slot);
      drives.open(slot);
      try (EntryReader entries = shorter.entries(1)) {
        assertEquals(
            new DriveEvent.Enrolled(marker.id(), "A", "", marker.bytes()),
            entries.next().orElseThrow().event());
        assertTrue(entries.next().isEmpty());
      }
    }
  }

  @Test
  void whatTheLedgerSaysOfADriveIsRemembered() throws Exception {
    TargetConfig.Drive slot = slot("usb");
    Drives drives = drives(slot);
    DriveMarker marker = enrol(drives, slot, "A");
    ledger.append(
        new Event.Sealed(
            "d".repeat(26),
            1,
            "legal",
            1,
            "objects/x",
            1,
            "0".repeat(64),
            "0".repeat(64),
            List.of(),
            "c"));
    ledger.append(
        new Event.Copied(
            "d".repeat(26),
            1,
            DriveRecord.ledgerName("A", marker.id()),
            "objects/x",
            "0".repeat(64)));
    TargetFault older = assertThrows(TargetFault.class, () -> drives.open(slot));
    assertTrue(older.getMessage().contains("it lacks objects/x"), older.getMessage());
    Files.createDirectory(slot.path().resolve("objects"));
    Files.createFile(slot.path().resolve("objects/x"));
    drives.open(slot).put("checkpoints/0000000042", Content.of(new byte[1]));
    Files.delete(slot.path().resolve("checkpoints/0000000042"));
    older = assertThrows(TargetFault.class, () -> drives(slot).open(slot));
    assertTrue(older.getMessage().contains("over 42 entries"), older.getMessage());
    ledger.append(new DriveEvent.Retired(marker.id(), "A", "lost"));
    TargetFault retired = assertThrows(TargetFault.class, () -> drives.open(slot));
    assertTrue(retired.getMessage().contains("taken out of the set (lost)"));
  }

  @Test
  void aLabelIsGivenOnceUntilItsDriveIsRetired() throws Exception {
    TargetConfig.Drive left = slot("left");
    TargetConfig.Drive right = slot("right");
    Drives drives = drives(left, right);
    DriveMarker first = enrol(drives, left, "A");
    TargetFault taken = assertThrows(TargetFault.class, () -> enrol(drives, right, "A"));
    assertEquals(TargetFault.Kind.NAME_TAKEN, taken.kind());
    ledger.append(new DriveEvent.Retired(first.id(), "A", "broken"));
    enrol(drives, right, "A");
  }

  @Test
  void whatAFormerKeySignedIsStillOurs() throws Exception {
    TargetConfig.Drive slot = slot("usb");
    DriveMarker marker = enrol(drives(slot), slot, "A");
    Path keys = Files.createDirectories(data().resolve("checkpoints"));
    try (var files = Files.list(slot.path().resolve("checkpoints"))) {
      for (Path each : files.toList()) {
        Files.copy(each, keys.resolve(each.getFileName()));
      }
    }
    try (LedgerKey next = LedgerKey.open(folder.resolve("next.key"), new SecureRandom())) {
      LedgerMarkerSeal seal = LedgerMarkerSeal.of(ledger, data(), Optional.of(next));
      assertEquals(marker, drives(seal, slot).open(slot).marker());
    }
    Drives without = drives(LedgerMarkerSeal.of(ledger, data(), Optional.empty()), slot);
    assertEquals(marker, without.open(slot).marker());
    TargetConfig.Drive fresh = slot("fresh");
    TargetFault fault = assertThrows(TargetFault.class, () -> enrol(without, fresh, "B"));
    assertTrue(fault.getMessage().contains("the ledger's key of this box can't be used"));
  }

  @Test
  void whatIsNotThereIsUnavailableAndAskedForAgain() throws Exception {
    TargetConfig.Drive slot = slot("usb");
    Drives drives = drives(slot);
    Destination destination = only(slot, drives);
    TargetFault fault = assertThrows(TargetFault.class, () -> destination.opener().open());
    assertEquals(TargetFault.Kind.UNAVAILABLE, fault.kind());
    enrol(drives, slot, "A");
    assertTrue(destination.opener().open().target() instanceof DriveTarget);
  }

  private static Destination only(TargetConfig target, Drives drives) {
    return Destinations.of(List.of(target), drives, CLOCK).get(0);
  }

  @Test
  void freeRoomIsThatOfTheDriveThatIsThere() throws Exception {
    TargetConfig.Drive usb = slot("usb");
    Drives drives = drives(usb);
    Map<String, Path> inUse = new HashMap<>();
    try (FreeRoom room = new FreeRoom(() -> inUse)) {
      room.round();
      assertEquals(Map.of(), room.byDrive());
      DriveMarker marker = enrol(drives, usb, "A");
      inUse.put(marker.id(), usb.path());
      room.round();
      assertTrue(room.byDrive().get(marker.id()) > 0);
      inUse.clear();
      room.round();
      assertEquals(Map.of(), room.byDrive());
    }
  }
}
