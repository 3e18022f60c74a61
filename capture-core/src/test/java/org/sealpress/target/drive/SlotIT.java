package org.sealpress.target.drive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.durable.Sha256;
import org.sealpress.fixture.LoopDevice;
import org.sealpress.fixture.Programs;
import org.sealpress.target.Content;
import org.sealpress.target.TargetFault;

/** What can be in a slot, on real file systems: told by name, and never written to. */
class SlotIT {
  private static final long BYTES = 16L << 20;

  @TempDir Path folder;
  private final Bench bench = new Bench();
  private final List<LoopDevice> devices = new ArrayList<>();
  private final List<Path> bound = new ArrayList<>();
  private Path slot;

  @BeforeEach
  void prepare() throws IOException {
    Programs.assumeRoot("to mount a loop device");
    folder = folder.toRealPath();
    slot = folder.resolve("slot");
  }

  @AfterEach
  void takeApart() {
    for (int i = bound.size() - 1; i >= 0; i--) {
      Programs.run("umount", "-l", bound.get(i).toString());
    }
    devices.stream().filter(LoopDevice::isMounted).forEach(LoopDevice::close);
  }

  private LoopDevice ext4() {
    return ext4("slot");
  }

  private LoopDevice ext4(String name) {
    return kept(LoopDevice.ext4(folder, name, BYTES));
  }

  private LoopDevice kept(LoopDevice device) {
    devices.add(device);
    return device;
  }

  private void bind(Path from, Path to) {
    Programs.run("mount", "--bind", from.toString(), to.toString());
    bound.add(to);
  }

  /** Looks, tries to open and to enrol, and makes sure that nothing was written by any of these. */
  private void assertFound(Finding.Kind kind, String... words) throws Exception {
    Map<String, String> before = tree(slot);
    Finding found = bench.slot(slot).look();
    if (!(found instanceof Finding.Refused refused)) {
      throw new AssertionError(kind + " expected, found: " + found.told());
    }
    assertEquals(kind, refused.kind(), found.told());
    assertFalse(found.next().isEmpty());
    for (String each : words) {
      assertTrue(found.told().contains(each), found.told());
    }
    assertFault(() -> DriveTarget.open(bench.slot(slot)), found);
    assertFault(() -> bench.enrol(bench.slot(slot), "Z", CapacityCheck.Depth.QUICK), found);
    assertEquals(before, tree(slot));
  }

  private interface Step {
    Object run() throws TargetFault;
  }

  private static void assertFault(Step step, Finding expected) {
    try {
      Object made = step.run();
      throw new AssertionError(expected.told() + ", but: " + made);
    } catch (TargetFault e) {
      assertEquals(expected.told(), e.getMessage());
    }
  }

  /** All that is there, with sizes, times and contents. */
  private static Map<String, String> tree(Path root) throws IOException {
    Map<String, String> all = new TreeMap<>();
    if (!Files.exists(root)) {
      return all;
    }
    try (var files = Files.walk(root)) {
      for (Path each : files.toList()) {
        FileTime time = Files.getLastModifiedTime(each);
        String content = "";
        if (Files.isRegularFile(each)) {
          try {
            content = Sha256.of(each);
          } catch (IOException e) {
            content = "unreadable";
          }
        }
        all.put(root.relativize(each).toString(), time + " " + content);
      }
    }
    return all;
  }

  private Finding.Ours ours() {
    Finding found = bench.slot(slot).look();
    if (found instanceof Finding.Ours ours) {
      return ours;
    }
    throw new AssertionError(found.told());
  }

  // Nothing that could be a drive.

  @Test
  void anOrdinaryFolderOfTheSystemsDiskIsNoDrive() throws Exception {
    assertFound(Finding.Kind.NOTHING, "there is no folder " + slot);
    Files.createDirectory(slot);
    assertFound(Finding.Kind.NOTHING, "nothing is mounted at " + slot, "an ordinary folder");
    assertEquals(List.of(), list(slot));
  }

  @Test
  void aLinkToAnOrdinaryFolderIsNoDrive() throws Exception {
    Path real = Files.createDirectory(folder.resolve("real"));
    Files.createSymbolicLink(slot, real);
    assertFound(Finding.Kind.NOTHING, "it leads to " + real, "an ordinary folder");
    assertEquals(List.of(), list(real));
  }

  @Test
  void aFolderOfADiskThatIsMountedByBindIsNoDrive() throws Exception {
    Path used = Files.createDirectory(folder.resolve("used"));
    Files.createDirectory(slot);
    bind(used, slot);
    assertFound(Finding.Kind.NOTHING, "is only the folder ");
    assertEquals(List.of(), list(used));
  }

  @Test
  void aFolderOfAnotherUsedDiskIsNoDrive() throws Exception {
    LoopDevice used = ext4("used");
    Files.createDirectory(used.mountPoint().resolve("part"));
    Files.createDirectory(slot);
    bind(used.mountPoint().resolve("part"), slot);
    assertFound(Finding.Kind.NOTHING, "is only the folder /part of the disk /dev/loop");
  }

  @Test
  void aWholeDiskThatIsUsedElsewhereIsNoDrive() throws Exception {
    LoopDevice used = ext4("used");
    Files.createDirectory(slot);
    bind(used.mountPoint(), slot);
    assertFound(
        Finding.Kind.NOTHING, "a disk in use", "it is mounted at " + used.mountPoint() + " too");
  }

  @Test
  void theSystemsOwnDiskIsNoDrive() throws Exception {
    Files.createDirectory(slot);
    bind(Path.of("/"), slot);
    Finding found = bench.slot(slot).look(); // not the tree: it is the whole machine
    assertTrue(found.told().contains("a disk in use"), found.told());
    assertFault(() -> bench.enrol(bench.slot(slot), "Z"), found);
  }

  @Test
  void theDiskOfTheBoxsDataIsNoDrive() throws Exception {
    ext4();
    bench.data = Files.createDirectory(slot.resolve("data")).resolve("later/data");
    assertFound(Finding.Kind.NOTHING, "is the disk that the box's own data are on");
  }

  @Test
  void memoryIsNoDrive() throws Exception {
    Files.createDirectory(slot);
    Programs.run("mount", "-t", "tmpfs", "-o", "size=4m", "none", slot.toString());
    bound.add(slot);
    assertFound(Finding.Kind.NOTHING, "is no disk (tmpfs)");
  }

  @Test
  void aDriveThatIsHiddenUnderAnotherMountIsNotTaken() throws Exception {
    ext4();
    bench.enrol(bench.slot(slot), "A");
    Path used = Files.createDirectory(folder.resolve("used"));
    Files.copy(slot.resolve(DriveMarker.FILE), used.resolve(DriveMarker.FILE));
    bind(used, slot);
    assertFound(Finding.Kind.NOTHING, "is only the folder ");
  }

  @Test
  void aLinkToADriveIsTheDrive() throws Exception {
    LoopDevice device = ext4("mounted");
    Files.createSymbolicLink(slot, device.mountPoint());
    bench.enrol(bench.slot(slot), "A");
    DriveTarget drive = DriveTarget.open(bench.slot(slot));
    Files.delete(slot);
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.createSymbolicLink(slot, other);
    Files.copy(device.mountPoint().resolve(DriveMarker.FILE), other.resolve(DriveMarker.FILE));
    try {
      drive.put("a", Content.of(new byte[1]));
      throw new AssertionError("it was written");
    } catch (TargetFault e) {
      assertEquals(TargetFault.Kind.UNAVAILABLE, e.kind());
    }
    assertEquals(List.of(DriveMarker.FILE), list(other));
  }

  // Drives of others, and what only looks like ours.

  @Test
  void anEmptyDriveCanBeEnrolledAndIsOursFromThenOn() throws Exception {
    ext4();
    Finding found = bench.slot(slot).look();
    assertTrue(found instanceof Finding.Empty, found.told());
    assertEquals(List.of("lost+found"), list(slot));
    DriveMarker marker = bench.enrol(bench.slot(slot), "A");
    assertEquals(marker, ours().marker());
    String uuid =
        Programs.run("blkid", "-o", "value", "-s", "UUID", folder.resolve("slot.img").toString());
    assertEquals(uuid.strip(), marker.filesystem());
    assertEquals(slot.toFile().getTotalSpace(), marker.bytes());
  }

  @Test
  void otherPeoplesFilesAreLeftAlone() throws Exception {
    ext4();
    Files.writeString(slot.resolve("thesis\u001b[2J\n.doc"), "x");
    assertFound(Finding.Kind.UNKNOWN, "holds files already (thesis\\u001b[2J\\u000a.doc)");
  }

  @Test
  void anArchiveWithoutAMarkerIsLeftAlone() throws Exception {
    ext4();
    Files.createDirectory(slot.resolve("objects"));
    assertFound(Finding.Kind.UNKNOWN, "objects");
  }

  @Test
  void aDriveOfAnotherBoxIsForeign() throws Exception {
    ext4();
    Bench other = new Bench("upstairs");
    other.enrol(other.slot(slot), "A");
    assertFound(Finding.Kind.FOREIGN, "drive \"A\"", "sealpress/upstairs/0123456789");
  }

  @Test
  void aForgedMarkerIsEdited() throws Exception {
    ext4();
    Bench forger = new Bench();
    forger.enrol(forger.slot(slot), "A");
    assertFound(Finding.Kind.EDITED, "is not signed by this box");
  }

  @Test
  void anEditedMarkerIsEdited() throws Exception {
    ext4();
    bench.enrol(bench.slot(slot), "A");
    Path file = slot.resolve(DriveMarker.FILE);
    Files.writeString(file, Files.readString(file).replace("\"A\"", "\"B\""));
    assertFound(Finding.Kind.EDITED, "drive \"B\"");
    Files.writeString(file, "{}");
    assertFound(Finding.Kind.EDITED, "is no marker of a drive");
    Files.write(file, new byte[0]);
    assertFound(Finding.Kind.EDITED, "is no marker of a drive");
    Files.delete(file);
    Files.createSymbolicLink(file, Path.of("/etc/passwd"));
    assertFound(Finding.Kind.EDITED, "it is no file");
  }

  @Test
  void theFilesOfADriveOnAnotherOneAreACopy() throws Exception {
    LoopDevice original = ext4("original");
    bench.enrol(bench.slot(original.mountPoint()), "A");
    ext4();
    Files.copy(original.mountPoint().resolve(DriveMarker.FILE), slot.resolve(DriveMarker.FILE));
    assertFound(Finding.Kind.CLONED, "is a copy of the files of drive \"A\"");
  }

  @Test
  void aFolderThatStoodInForADriveIsNoneWhenCopiedToOne() throws Exception {
    Path standIn = Files.createDirectory(folder.resolve("stand-in"));
    bench.enrol(bench.folder(standIn), "A");
    ext4();
    Files.copy(standIn.resolve(DriveMarker.FILE), slot.resolve(DriveMarker.FILE));
    assertFound(Finding.Kind.CLONED, "that of the drive was none");
  }

  @Test
  void aDriveAndItsCloneInTwoSlotsAreBothRefused() throws Exception {
    LoopDevice original = ext4();
    bench.enrol(bench.slot(slot), "A");
    original.unmount();
    Files.copy(folder.resolve("slot.img"), folder.resolve("twin.img"));
    original.mount();
    Path twin = Files.createDirectory(folder.resolve("twin"));
    Programs.run("mount", "-o", "loop", folder.resolve("twin.img").toString(), twin.toString());
    bound.add(twin);
    bench.others.add(twin);
    assertFound(Finding.Kind.CLONED, "is in two slots at once, at " + slot + " and at " + twin);
  }

  @Test
  void anOlderStateOfADriveIsRefused() throws Exception {
    LoopDevice device = ext4();
    DriveMarker marker = bench.enrol(bench.slot(slot), "A");
    DriveTarget.open(bench.slot(slot)).put("checkpoints/0000000010", Content.of(new byte[1]));
    device.unmount();
    Files.copy(folder.resolve("slot.img"), folder.resolve("older.img"));
    device.mount();
    DriveTarget.open(bench.slot(slot)).put("checkpoints/0000000020", Content.of(new byte[1]));
    bench.known.put(marker.id(), new DriveMemory.Known(Optional.empty(), Optional.empty(), 20));
    assertEquals(marker, ours().marker());
    device.unmount();
    Files.delete(folder.resolve("slot.img"));
    Files.move(folder.resolve("older.img"), folder.resolve("slot.img"));
    device.mount();
    assertFound(Finding.Kind.CLONED, "an older state of drive \"A\"", "over 20 entries");
    bench.known.put(
        marker.id(),
        new DriveMemory.Known(Optional.empty(), Optional.of("objects/2026/a.v1.cms"), 10));
    assertFound(Finding.Kind.CLONED, "it lacks objects/2026/a.v1.cms");
  }

  @Test
  void aRetiredDriveIsRefused() throws Exception {
    ext4();
    DriveMarker marker = bench.enrol(bench.slot(slot), "A");
    bench.known.put(
        marker.id(),
        new DriveMemory.Known(Optional.of("left on a train"), Optional.of("objects/x"), 9));
    assertFound(Finding.Kind.RETIRED, "taken out of the set (left on a train)");
  }

  @Test
  void twoDrivesWithOneLabelAreRefused() throws Exception {
    ext4();
    bench.enrol(bench.slot(slot), "A");
    bench.labels.put("f".repeat(32), "A");
    assertFound(Finding.Kind.SAME_LABEL, "there are two drives \"A\"", "ffffffff");
  }

  // Drives that are not fit.

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aWriteProtectedDriveIsReadOnly(boolean enrolled) throws Exception {
    LoopDevice device = ext4();
    if (enrolled) {
      bench.enrol(bench.slot(slot), "A");
    }
    device.unmount();
    device.mountReadOnly();
    assertFound(Finding.Kind.READ_ONLY, "is mounted read-only", enrolled ? "\"A\"" : "the drive");
  }

  @Test
  void aFileSystemWithErrorsIsDirty() throws Exception {
    LoopDevice device = ext4();
    bench.enrol(bench.slot(slot), "A");
    device.unmount();
    Programs.assume("debugfs");
    String image = folder.resolve("slot.img").toString();
    Programs.run("debugfs", "-w", "-R", "ssv error_count 3", image);
    device.mount();
    assertFound(Finding.Kind.DIRTY, "the system has found errors in it (3)", "fsck");
  }

  @Test
  void aDriveThatWasCutOffFails() throws Exception {
    LoopDevice device = ext4();
    bench.enrol(bench.slot(slot), "A");
    device.cutPower();
    Finding found = bench.slot(slot).look();
    assertTrue(
        found instanceof Finding.Refused refused && refused.kind() == Finding.Kind.FAILING,
        found.told());
  }

  @Test
  void aMarkerThatCannotBeReadIsAFailingDrive() throws Exception {
    LoopDevice device = ext4();
    bench.enrol(bench.slot(slot), "A");
    device.unmount();
    device.mount();
    try (RandomAccessFile image = new RandomAccessFile(folder.resolve("slot.img").toFile(), "rw")) {
      image.setLength(64 << 10);
      Finding found = bench.slot(slot).look();
      assertTrue(
          found instanceof Finding.Refused refused && refused.kind() == Finding.Kind.FAILING,
          found.told());
      assertTrue(found.told().contains("look at the connection"), found.told());
      image.setLength(BYTES);
    }
  }

  @Test
  void aDriveThatIsTooSmallIsNotEnrolled() throws Exception {
    ext4();
    bench.smallest = 1L << 30;
    assertFound(Finding.Kind.TOO_SMALL, "1,073,741,824 are needed (the least that");
    bench.archive = 2L << 30;
    assertFound(Finding.Kind.TOO_SMALL, "2,147,483,648 are needed (that is what the archive has");
  }

  @Test
  void xfsIsADriveToo() throws Exception {
    LoopDevice device = kept(LoopDevice.xfs(folder, "slot", 320L << 20));
    assertTrue(bench.slot(slot).look() instanceof Finding.Empty);
    DriveMarker marker = bench.enrol(bench.slot(slot), "A", CapacityCheck.Depth.QUICK);
    assertEquals(36, marker.filesystem().length());
    DriveTarget.open(bench.slot(slot)).put("objects/a", Content.of(new byte[] {1, 2, 3}));
    assertEquals(List.of("drive.json", "objects"), list(slot));
    device.protect();
    assertFound(Finding.Kind.READ_ONLY, "drive \"A\"");
    device.cutPower();
    Finding found = bench.slot(slot).look();
    assertTrue(found instanceof Finding.Refused, found.told());
  }

  @Test
  void exfatIsADriveToo() throws Exception {
    kept(LoopDevice.exfat(folder, "slot", 64L << 20));
    assertTrue(bench.slot(slot).look() instanceof Finding.Empty);
    DriveMarker marker = bench.enrol(bench.slot(slot), "A");
    assertTrue(marker.filesystem().matches("[0-9A-F]{4}-[0-9A-F]{4}"), marker.filesystem());
    DriveTarget drive = DriveTarget.open(bench.slot(slot));
    drive.put("objects/a", Content.of(new byte[] {1, 2, 3}));
    try (var in = drive.readBack("objects/a")) {
      assertArrayEquals(new byte[] {1, 2, 3}, in.readAllBytes());
    }
    Files.writeString(slot.resolve("drive.json"), "{}");
    assertFound(Finding.Kind.EDITED);
  }

  @Test
  void inAnotherSlotItIsStillTheSameDrive() throws Exception {
    LoopDevice device = ext4("other");
    DriveMarker marker = bench.enrol(bench.slot(device.mountPoint()), "A");
    DriveTarget before = DriveTarget.open(bench.slot(device.mountPoint()));
    Files.createDirectory(slot);
    Programs.run("mount", "--move", device.mountPoint().toString(), slot.toString());
    bound.add(slot);
    try {
      before.put("a", Content.of(new byte[1]));
      throw new AssertionError("it was written");
    } catch (TargetFault e) {
      assertEquals(TargetFault.Kind.UNAVAILABLE, e.kind());
    }
    assertEquals(List.of(), list(device.mountPoint()));
    assertEquals(marker, DriveTarget.open(bench.slot(slot)).marker());
  }

  private static List<String> list(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(each -> String.valueOf(each.getFileName())).sorted().toList();
    }
  }
}
