package org.sealpress.target.drive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.sealpress.target.TargetFault;
import org.sealpress.target.folder.FolderTarget;

/**
 * One stay of a file system in a slot: from when it was mounted until it is unmounted. Numbers of
 * mounts and devices are given again afterwards, so one that took its place may look the same: its
 * marker tells.
 *
 * @param slot where drives are mounted, as it is configured
 * @param root the same without links
 * @param device the number that {@code stat} gives for the root
 * @param mount what is mounted; empty where any folder is taken for a drive
 * @param filesystem its UUID; empty when it is not known
 * @param mounts where the mount table is
 */
record Stay(
    Path slot, Path root, long device, Optional<Mount> mount, String filesystem, Mounts mounts) {

  /** Whether it is still this stay. */
  boolean lasts() throws IOException {
    Path now = slot.toRealPath();
    if (!now.equals(root) || FolderTarget.deviceOf(now) != device) {
      return false;
    }
    if (mount.isEmpty()) {
      return true;
    }
    Optional<Mount> there = mounts.covering(now);
    return there.isPresent()
        && there.get().id() == mount.get().id()
        && there.get().device().equals(mount.get().device())
        && there.get().mountPoint().equals(root);
  }

  /**
   * Makes sure that it is.
   *
   * @param gone what is told when it is not
   */
  void expect(Supplier<TargetFault> gone) throws TargetFault {
    try {
      if (!lasts()) {
        throw gone.get();
      }
    } catch (IOException e) {
      TargetFault fault = gone.get();
      fault.initCause(e);
      throw fault;
    }
  }

  /** How many bytes the file system can hold. */
  long bytes() {
    return root.toFile().getTotalSpace();
  }
}
