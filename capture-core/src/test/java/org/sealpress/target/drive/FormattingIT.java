package org.sealpress.target.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.target.TargetContract.assertFault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpress.fixture.Programs;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

/** File systems on a loop device, which stands for a drive that a person wants to be formatted. */
class FormattingIT {
  @TempDir Path folder;
  private final Bench bench = new Bench();
  private String loop = "";
  private Path slot;

  @BeforeEach
  void insert() throws Exception {
    Programs.assumeRoot("to mount a loop device");
    Programs.assume("losetup", "mkfs.ext4", "mkfs.exfat", "mount.exfat-fuse");
    slot = Files.createDirectory(folder.toRealPath().resolve("slot"));
    Path image = folder.resolve("stick.img");
    Programs.run("truncate", "-s", "64M", image.toString());
    loop = Programs.run("losetup", "-f", "--show", image.toString()).strip();
  }

  @AfterEach
  void takeOut() {
    if (!loop.isEmpty()) {
      Programs.run("sh", "-c", "umount -l \"$1\" 2>/dev/null || true", "sh", slot.toString());
      Programs.run("losetup", "-d", loop);
    }
  }

  private BlockDevice device() {
    return new BlockDevice(loop, "disk", 64 << 20, "Test", "1", true, false, List.of());
  }

  @ParameterizedTest
  @EnumSource(Formatting.Kinds.class)
  void whatIsFormattedIsMountedAndCanBeEnrolled(Formatting.Kinds kind) throws Exception {
    Formatting.make(device(), kind, folder);
    Formatting.mount(device(), kind, slot, folder);
    Formatting.mount(device(), kind, slot, folder); // is there already: nothing is done
    assertTrue(bench.slot(slot).look() instanceof Finding.Empty);
    DriveMarker marker = bench.enrol(bench.slot(slot), "A", CapacityCheck.Depth.QUICK);
    assertEquals(marker, DriveTarget.open(bench.slot(slot)).marker());
    Mount mount = Mounts.ofThisProcess().covering(slot).orElseThrow();
    assertEquals(slot, mount.mountPoint());
  }

  @Test
  void whatCanNotBeFormattedIsTold() {
    BlockDevice none = new BlockDevice("/dev/none", "disk", 1, "", "", true, false, List.of());
    TargetFault fault =
        assertFault(Kind.IO_ERROR, () -> Formatting.make(none, Formatting.Kinds.EXT4, folder));
    assertTrue(fault.getMessage().startsWith("/dev/none could not be formatted"));
    assertFault(Kind.IO_ERROR, () -> Formatting.mount(none, Formatting.Kinds.EXT4, slot, folder));
  }
}
