package org.sealpress.target.drive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.target.TargetContract.assertFault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.fixture.Contents;
import org.sealpress.fixture.LoopDevice;
import org.sealpress.fixture.Programs;
import org.sealpress.target.Content;
import org.sealpress.target.Stat;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

/** A drive on a file system of its own: what leaves the slot takes the target with it. */
class DriveTargetIT {
  private static final byte[] BYTES = Contents.random(100_000, 1);

  @TempDir Path folder;
  private LoopDevice device;
  private DriveTarget drive;
  private final Bench bench = new Bench();

  @BeforeEach
  void insert() throws Exception {
    device = LoopDevice.ext4(folder, "slot", 16L << 20);
    bench.enrol(bench.slot(slot()), "A");
    drive = open();
    drive.put("a", Content.of(BYTES));
  }

  @AfterEach
  void unmount() {
    if (device != null) { // null when the test was skipped
      device.close();
    }
  }

  private Path slot() {
    return device.mountPoint();
  }

  private DriveTarget open() throws TargetFault {
    return DriveTarget.open(bench.slot(slot()));
  }

  @Test
  void unmountedUnderUsItIsUnavailableAndTheDiskBelowStaysEmpty() throws Exception {
    device.unmount();
    assertGone();
    device.mount();
    assertStored(open(), "a");
  }

  @Test
  void aCopyOfTheMarkerOnTheDiskBelowIsNoDrive() throws Exception {
    Path copy = folder.resolve("copy.json");
    Files.copy(slot().resolve(DriveMarker.FILE), copy);
    device.unmount();
    Files.copy(copy, slot().resolve(DriveMarker.FILE));
    Files.createDirectory(slot().resolve("objects"));
    TargetFault fault =
        assertFault(Kind.UNAVAILABLE, () -> drive.put("objects/b", Content.of(BYTES)));
    assertTrue(fault.getMessage().contains("is no longer in the slot"), fault.getMessage());
    assertEquals(List.of(), files(slot().resolve("objects")));
  }

  @Test
  void pulledWhileWritingItWritesNothingToTheDiskBelow() throws Exception {
    Content content = Contents.interrupted(BYTES, 50_000, device::pull);
    assertFault(Kind.UNAVAILABLE, () -> drive.put("objects/2026/b", content));
    assertEquals(List.of(), files(slot()));
    device.mount();
    DriveTarget back = open();
    assertEquals(List.of(new Stat("a", BYTES.length)), back.list(""));
    back.put("objects/2026/b", Content.of(BYTES));
    assertStored(back, "objects/2026/b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"b", "objects/2026/b"})
  void pulledBeforeTheFirstByteItWritesNothingToTheDiskBelow(String name) throws Exception {
    Content content =
        Contents.stream(
            BYTES.length,
            () -> {
              device.pull();
              return Content.of(BYTES).open();
            });
    assertFault(Kind.UNAVAILABLE, () -> drive.put(name, content));
    assertFault(Kind.UNAVAILABLE, () -> drive.put("b", Content.of(BYTES)));
    assertEquals(List.of(), files(slot()));
  }

  @Test
  void itCanNotBeUnmountedRegularlyWhileItIsWrittenTo() throws Exception {
    Content content =
        Contents.interrupted(
            BYTES,
            50_000,
            () -> {
              try {
                device.unmount();
              } catch (IllegalStateException busy) {
                // As meant.
              }
            });
    drive.put("b", content);
    assertStored(drive, "b");
  }

  @Test
  void anotherDriveThatWasMountedInItsPlaceIsRefused() throws Exception {
    device.unmount();
    try (LoopDevice second = LoopDevice.ext4(folder, "second", 8L << 20)) {
      bench.enrol(bench.slot(second.mountPoint()), "B");
      Programs.run("mount", "--bind", second.mountPoint().toString(), slot().toString());
      try {
        assertFault(Kind.UNAVAILABLE, () -> drive.put("b", Content.of(BYTES)));
        TargetFault fault = assertFault(Kind.UNAVAILABLE, this::open);
        assertTrue(
            fault.getMessage().contains("is mounted at " + second.mountPoint()),
            fault.getMessage());
      } finally {
        Programs.run("umount", slot().toString());
      }
      assertEquals(List.of(), DriveTarget.open(bench.slot(second.mountPoint())).list(""));
    }
  }

  @Test
  void aFolderOfAnotherDiskMountedInsideIsNotWrittenTo() throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"));
    drive.put("objects/c", Content.of(BYTES));
    Path objects = slot().resolve("objects");
    Programs.run("mount", "--bind", other.toString(), objects.toString());
    try {
      TargetFault fault =
          assertFault(Kind.UNAVAILABLE, () -> drive.put("objects/d", Content.of(BYTES)));
      assertTrue(fault.getMessage().contains("is on device"), fault.getMessage());
      assertEquals(List.of(), files(other));
    } finally {
      Programs.run("umount", objects.toString());
    }
  }

  @Test
  void theMarkerSurvivesAPowerCut() throws Exception {
    device.cutPower();
    device.unmount();
    device.mount();
    assertEquals(drive.marker(), open().marker());
    assertStored(open(), "a");
  }

  @Test
  void aProtectedDriveIsNotEnrolled() throws Exception {
    try (LoopDevice fresh = LoopDevice.ext4(folder, "fresh", 8L << 20)) {
      fresh.protect();
      assertFault(Kind.DENIED, () -> bench.enrol(bench.slot(fresh.mountPoint()), "C"));
    }
  }

  private void assertGone() throws IOException {
    assertFault(Kind.UNAVAILABLE, () -> drive.put("b", Content.of(BYTES)));
    assertFault(Kind.UNAVAILABLE, () -> drive.list(""));
    assertFault(Kind.UNAVAILABLE, () -> drive.stat("a"));
    assertEquals(List.of(), files(slot()));
  }

  private static void assertStored(DriveTarget drive, String name) throws Exception {
    try (InputStream in = drive.readBack(name)) {
      assertArrayEquals(BYTES, in.readAllBytes());
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }
}
