package org.sealpress.target.drive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.sealpress.durable.DurableFiles;
import org.sealpress.target.drive.Finding.Kind;
import org.sealpress.target.folder.FolderTarget;

/**
 * Whether a drive is mounted in a slot, and nothing else: an empty mount point is a folder of the
 * system's disk, and so may be what is mounted there by bind.
 */
final class SlotMount {
  private static final String INSERT = "insert a drive and mount it there";

  private final SlotRules rules;
  private final Mounts mounts;
  private final FileSystemId ids;

  SlotMount(SlotRules rules, Mounts mounts, FileSystemId ids) {
    this.rules = rules;
    this.mounts = mounts;
    this.ids = ids;
  }

  /** What is mounted there now. */
  Stay stay() throws Refusal {
    Path slot = rules.path();
    try {
      Path root = slot.toRealPath();
      if (!Files.isDirectory(root)) {
        throw nothing(slot + " is not a folder");
      }
      if (!rules.mounted()) {
        return new Stay(slot, root, FolderTarget.deviceOf(root), Optional.empty(), "", mounts);
      }
      Mount mount = mountOf(root);
      refuseDiskInUse(root, mount);
      return new Stay(
          slot,
          root,
          FolderTarget.deviceOf(root),
          Optional.of(mount),
          ids.of(mount).orElse(""),
          mounts);
    } catch (NoSuchFileException e) {
      throw nothing("there is no folder " + slot);
    } catch (IOException e) {
      throw new Refusal(
          Kind.FAILING,
          "what is in the slot at %s can't be read (%s)".formatted(slot, e.getMessage()),
          "pull it out, insert it again, and look at the connection (dmesg)");
    }
  }

  private Mount mountOf(Path root) throws IOException, Refusal {
    String shown = root.equals(rules.path()) ? "" : " (it leads to " + root + ")";
    Mount mount =
        mounts
            .covering(root)
            .orElseThrow(() -> nothing("what is mounted at " + root + " is not known"));
    if (!mount.mountPoint().equals(root)) {
      throw nothing(
          "no drive is in the slot: nothing is mounted at %s%s, which is an ordinary folder of the disk at %s"
              .formatted(rules.path(), shown, mount.mountPoint()));
    }
    if (!mount.root().equals("/")) {
      throw nothing(
          "no drive is in the slot: what is mounted at %s%s is only the folder %s of the disk %s"
              .formatted(
                  rules.path(), shown, Visible.text(mount.root()), Visible.text(mount.source())));
    }
    if (!mount.isOfDisk()) {
      throw nothing(
          "no drive is in the slot: what is mounted at %s%s is no disk (%s)"
              .formatted(rules.path(), shown, Visible.text(mount.fsType())));
    }
    return mount;
  }

  /** A disk that is mounted in another place too is in use there, be it the system's own. */
  private void refuseDiskInUse(Path root, Mount mount) throws IOException, Refusal {
    for (Mount other : mounts.all()) {
      if (other.device().equals(mount.device()) && !other.mountPoint().equals(root)) {
        throw nothing(
            "what is mounted at %s is a disk in use, and no drive: it is mounted at %s too"
                .formatted(rules.path(), other.mountPoint()));
      }
    }
    Path data = DurableFiles.nearest(rules.data());
    if (FolderTarget.deviceOf(data) == FolderTarget.deviceOf(root)) {
      throw nothing(
          "what is mounted at %s is the disk that the box's own data are on (%s)"
              .formatted(rules.path(), rules.data()));
    }
  }

  private static Refusal nothing(String says) {
    return new Refusal(Kind.NOTHING, says, INSERT);
  }
}
