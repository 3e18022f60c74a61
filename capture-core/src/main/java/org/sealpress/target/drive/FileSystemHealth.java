package org.sealpress.target.drive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a file system says of itself that makes it unfit to be written to. Without privileges:
 * options that the kernel sets by itself, and ext4's count of errors. What xfs, btrfs and exFAT
 * have found is in the kernel's log only, and exFAT's dirty flag is in the device, which only root
 * may read: that is not looked at.
 */
final class FileSystemHealth {
  private static final Path SYS = Path.of("/sys");

  private FileSystemHealth() {}

  /** Whether it was shut down: from now on nothing can be read or written. */
  static boolean isDead(Mount mount) {
    return mount.has("shutdown");
  }

  /** Whether the person who mounted it wanted it so. */
  static boolean isProtected(Mount mount) {
    return mount.readOnly();
  }

  /** What is wrong with its contents, as a part of a sentence. */
  static Optional<String> errors(Mount mount) {
    if (mount.has("emergency_ro") || (mount.has("ro") && !mount.readOnly())) {
      return Optional.of("the system has made it read-only because of errors in it");
    }
    return mount.fsType().startsWith("ext") ? counted(mount) : Optional.empty();
  }

  private static Optional<String> counted(Mount mount) {
    try {
      Path device = SYS.resolve("dev/block").resolve(mount.device()).toRealPath();
      Path file =
          SYS.resolve("fs/ext4")
              .resolve(String.valueOf(device.getFileName()))
              .resolve("errors_count");
      String count = Files.readString(file).strip();
      return count.equals("0")
          ? Optional.empty()
          : Optional.of("the system has found errors in it (" + Visible.text(count) + ")");
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // Not this driver, or an older kernel.
    }
  }
}
