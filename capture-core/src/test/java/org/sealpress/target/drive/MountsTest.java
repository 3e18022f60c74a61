package org.sealpress.target.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MountsTest {
  private static final String TABLE =
      """
      27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard
      30 27 8:1 / /media/a rw,nosuid shared:7 master:2 - ext4 /dev/sda1 rw,errors=remount-ro
      31 27 8:17 / /media/my\\040drive\\134\\303\\274 rw - exfat /dev/sdb1 rw
      32 27 254:0 /srv/photos /media/b rw - ext4 /dev/vda rw
      33 30 8:33 / /media/a ro,relatime - vfat /dev/sdc1 rw
      34 27 8:49 / /mnt rw - xfs /dev/sdd1 rw
      35 34 8:50 / /mnt/inner rw - xfs /dev/sdd2 rw
      36 27 8:65 / /mnt rw - ext4 /dev/sde1 rw
      nonsense
      40 27 x
      """;

  private static Mounts mounts(String table) {
    return new Mounts(() -> table);
  }

  private static Optional<Integer> covering(String path) throws Exception {
    return mounts(TABLE).covering(Path.of(path)).map(Mount::id);
  }

  @Test
  void aLineIsTakenApart() throws Exception {
    Mount mount = mounts(TABLE).covering(Path.of("/media/b")).orElseThrow();
    assertEquals(
        new Mount(
            32,
            27,
            "254:0",
            "/srv/photos",
            Path.of("/media/b"),
            false,
            "ext4",
            "/dev/vda",
            List.of("rw")),
        mount);
    assertEquals(8, mounts(TABLE).all().size());
  }

  @Test
  void optionalFieldsAndEscapesAreUnderstood() throws Exception {
    assertEquals(Optional.of(31), covering("/media/my drive\\ü"));
    Mount lower = mounts(TABLE).all().get(1);
    assertTrue(lower.has("errors=remount-ro"));
    assertEquals("a\\b 1", Mounts.plain("a\\134b\\0401"));
    assertEquals("\\04", Mounts.plain("\\04"));
    assertEquals("\\777", Mounts.plain("\\777"));
  }

  @Test
  void theNewestMountOverAPathCounts() throws Exception {
    assertEquals(Optional.of(33), covering("/media/a"));
    assertEquals(Optional.of(33), covering("/media/a/objects"));
    assertTrue(mounts(TABLE).covering(Path.of("/media/a")).orElseThrow().readOnly());
  }

  @Test
  void whatIsHiddenByAMountOverAFolderAboveIsNotThere() throws Exception {
    assertEquals(Optional.of(36), covering("/mnt/inner"));
  }

  @Test
  void aFolderIsOnTheDiskAboveIt() throws Exception {
    assertEquals(Optional.of(27), covering("/media/c"));
    assertEquals(Optional.of(27), covering("/"));
  }

  @Test
  void theRootMayLieOnItself() throws Exception {
    Mounts first =
        mounts("1 1 0:2 / / rw - rootfs rootfs rw\n2 1 8:1 / /a rw - ext4 /dev/sda1 rw\n");
    assertEquals(2, first.covering(Path.of("/a/b")).orElseThrow().id());
    assertEquals(1, first.covering(Path.of("/b")).orElseThrow().id());
  }

  @Test
  void inAChrootThereMayBeNoRoot() throws Exception {
    Mounts chroot = mounts("50 27 8:1 / /media rw - ext4 /dev/sda1 rw\n");
    assertEquals(50, chroot.covering(Path.of("/media/x")).orElseThrow().id());
    assertFalse(chroot.covering(Path.of("/other")).isPresent());
    assertFalse(mounts("").covering(Path.of("/")).isPresent());
  }

  @Test
  void thisMachineHasARoot() throws Exception {
    assertFalse(Mounts.ofThisProcess().all().isEmpty());
    assertEquals(
        "proc",
        Mounts.ofThisProcess().covering(Path.of("/proc/self")).map(Mount::fsType).orElse(""));
  }
}
