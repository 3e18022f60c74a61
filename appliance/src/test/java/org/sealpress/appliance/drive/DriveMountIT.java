package org.sealpress.appliance.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.Programs;

/** The script by which systemd mounts drives, on real devices. */
class DriveMountIT {
  private static final Path SCRIPT = Path.of("..", "systemd", "drive-mount").toAbsolutePath();
  private static final long SIZE = 8L << 20;

  @TempDir private Path folder;
  private Path slots;
  private String device = "";

  @BeforeEach
  void prepare() throws IOException {
    Programs.assumeRoot("to mount a loop device");
    Programs.assume("losetup", "mkfs.ext4", "findmnt", "blkid");
    slots = Files.createDirectories(folder.toRealPath().resolve("slots"));
    Files.createDirectories(slots.resolve("a"));
    Path image = folder.resolve("image");
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(SIZE);
    }
    device = Programs.run("losetup", "-f", "--show", image.toString()).strip();
  }

  @AfterEach
  void end() {
    if (!device.isEmpty()) {
      script("--off", device);
      Programs.run("losetup", "-d", device);
    }
  }

  private String script(String... arguments) {
    return Programs.run(
        "sh",
        "-c",
        "SEALPRESS_SLOTS=$1 SEALPRESS_USER=root sh \"$2\" \"$3\" $4 2>&1 || echo exit code $?",
        "sh",
        slots.toString(),
        SCRIPT.toString(),
        arguments[0],
        arguments.length > 1 ? arguments[1] : "");
  }

  private String mounted(String slot) {
    return Programs.run(
        "sh",
        "-c",
        "findmnt -n -o OPTIONS --mountpoint \"$1\" || true",
        "sh",
        slots.resolve(slot).toString());
  }

  @Test
  void aDriveIsMountedOnTheFirstFreeSlotAndNothingOnItIsEverRun() {
    Programs.run("mkfs.ext4", "-q", device);
    assertEquals("", script(device));
    List<String> options = List.of(mounted("a").strip().split(",", -1));
    assertTrue(options.containsAll(List.of("nosuid", "nodev", "noexec")), options.toString());
    assertEquals("", script("--off", device));
    assertEquals("", mounted("a"));
  }

  @Test
  void withoutAFreeSlotItIsLeftAlone() throws IOException {
    Programs.run("mkfs.ext4", "-q", device);
    Files.delete(slots.resolve("a"));
    String told = script(device);
    assertTrue(told.startsWith("no folder in " + slots + " is free for " + device), told);
    assertTrue(told.endsWith("exit code 1\n"), told);
  }

  @Test
  void aDiskThatTheComputerUsesItselfIsLeftAlone() throws IOException {
    Programs.run("mkfs.ext4", "-q", device);
    Path system = Files.createDirectories(slots.resolveSibling("system"));
    Programs.run("mount", device, system.toString());
    try {
      assertEquals(
          device + " is of a disk that this computer uses itself: Sealpress leaves it alone\n",
          script(device));
      assertEquals("", mounted("a"));
      assertEquals("", script("--off", device));
    } finally {
      Programs.run("umount", system.toString()); // fails when it is mounted no more
    }
  }

  @Test
  void whatHasNoFileSystemIsLeftAlone() {
    assertTrue(script(device).startsWith(device + " has no file system: "), script(device));
    assertEquals("", mounted("a"));
  }
}
