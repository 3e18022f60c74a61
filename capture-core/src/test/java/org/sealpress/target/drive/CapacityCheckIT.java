package org.sealpress.target.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.target.TargetContract.assertFault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpress.fixture.CounterfeitDrive;
import org.sealpress.fixture.LoopDevice;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.target.drive.CapacityCheck.Depth;

/** Honest drives and a counterfeit, on real file systems. */
class CapacityCheckIT {
  @TempDir Path folder;
  private final Bench bench = new Bench();

  @ParameterizedTest
  @EnumSource(
      value = Depth.class,
      names = {"QUICK", "FULL"})
  void aCounterfeitIsFoundAndNotEnrolled(Depth depth) throws Exception {
    try (CounterfeitDrive drive = CounterfeitDrive.in(folder.toRealPath())) {
      TargetFault fault =
          assertFault(Kind.IO_ERROR, () -> bench.enrol(bench.slot(drive.mountPoint()), "A", depth));
      assertTrue(fault.getMessage().contains("a counterfeit"), fault.getMessage());
      assertEquals(List.of("lost+found"), list(drive.mountPoint()));
    }
  }

  @ParameterizedTest
  @EnumSource(Depth.class)
  void anHonestDriveIsEnrolledAndEmptyButForItsMarker(Depth depth) throws Exception {
    try (LoopDevice device = LoopDevice.ext4(folder.toRealPath(), "slot", 48L << 20)) {
      bench.enrol(bench.slot(device.mountPoint()), "A", depth);
      assertEquals(List.of("drive.json", "lost+found"), list(device.mountPoint()));
    }
  }

  @Test
  void onExfatTheQuickCheckWritesAllOfIt() throws Exception {
    try (LoopDevice device = LoopDevice.exfat(folder.toRealPath(), "slot", 24L << 20)) {
      long[] most = new long[1];
      long free = device.mountPoint().toFile().getUsableSpace();
      new Enrolment(bench.slot(device.mountPoint()), Bench.CLOCK, new SecureRandom())
          .run("A", Depth.QUICK, (step, done, total) -> most[0] = Math.max(most[0], done));
      assertTrue(most[0] > free / 10 * 9, most[0] + " of " + free);
      assertEquals(List.of("drive.json"), list(device.mountPoint()));
    }
  }

  @Test
  void pulledInTheMiddleNothingIsWrittenToTheDiskBelow() throws Exception {
    try (LoopDevice device = LoopDevice.ext4(folder.toRealPath(), "slot", 48L << 20)) {
      boolean[] pulled = new boolean[1];
      TargetFault fault =
          assertFault(
              Kind.UNAVAILABLE,
              () ->
                  new Enrolment(bench.slot(device.mountPoint()), Bench.CLOCK, new SecureRandom())
                      .run(
                          "A",
                          Depth.QUICK,
                          (step, done, total) -> {
                            if (!pulled[0] && done > total / 2) {
                              pulled[0] = true;
                              device.pull();
                            }
                          }));
      assertTrue(fault.getMessage().contains("no longer in the slot"), fault.getMessage());
      assertEquals(List.of(), list(device.mountPoint()));
      device.mount();
      assertTrue(Files.exists(device.mountPoint().resolve(TestFiles.FOLDER)));
      assertTrue(bench.slot(device.mountPoint()).look() instanceof Finding.Empty);
      bench.slot(device.mountPoint()).removeTestFiles();
      assertEquals(List.of("lost+found"), list(device.mountPoint()));
    }
  }

  @Test
  void onlyTestFilesAreRemoved() throws Exception {
    try (LoopDevice device = LoopDevice.ext4(folder.toRealPath(), "slot", 16L << 20)) {
      Path left = Files.createDirectory(device.mountPoint().resolve(TestFiles.FOLDER));
      Files.writeString(left.resolve("block-000001"), "x");
      Files.writeString(left.resolve("gap-000001"), "x");
      Files.writeString(left.resolve("diary.txt"), "x");
      bench.slot(device.mountPoint()).removeTestFiles();
      assertEquals(List.of("diary.txt"), list(left));
      assertFalse(Files.exists(left.resolve("gap-000001")));
    }
  }

  private static List<String> list(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(each -> String.valueOf(each.getFileName())).sorted().toList();
    }
  }
}
