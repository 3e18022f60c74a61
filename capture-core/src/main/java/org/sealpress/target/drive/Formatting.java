package org.sealpress.target.drive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.sealpress.durable.DurableFiles;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.tool.Tool;
import org.sealpress.tool.ToolFault;
import org.sealpress.tool.ToolResult;

/**
 * Makes a file system on a device and mounts it in a slot. All that is on the device is lost: who
 * calls this has asked a person, who has typed {@link BlockDevice#confirmation}.
 */
public final class Formatting {
  private static final Duration LIMIT = Duration.ofMinutes(30);
  private static final String OPTIONS = "nosuid,nodev,noexec";

  /** Which file system. */
  public enum Kinds {
    /** With a journal; for Linux. */
    EXT4,
    /** Without a journal; can be read everywhere. */
    EXFAT
  }

  private Formatting() {}

  /**
   * Makes it.
   *
   * @param data the box's data folder, whose owner shall own the drive; it need not be there
   * @throws TargetFault {@link Kind#IO_ERROR} when {@code mkfs} fails, with its last words
   */
  public static void make(BlockDevice device, Kinds kind, Path data) throws TargetFault {
    List<String> arguments = new ArrayList<>();
    if (kind == Kinds.EXT4) {
      arguments.addAll(List.of("-q", "-F", "-m", "0", "-E", "root_owner=" + owner(data, ":")));
    }
    arguments.add(device.path());
    Tool mkfs =
        kind == Kinds.EXT4
            ? new Tool("mkfs.ext4", "e2fsprogs")
            : new Tool("mkfs.exfat", "exfatprogs");
    run(mkfs, arguments, device.path() + " could not be formatted");
  }

  /**
   * Mounts it in a slot, if nothing has done so by itself.
   *
   * @throws TargetFault {@link Kind#IO_ERROR} when {@code mount} fails, with its last words
   */
  public static void mount(BlockDevice device, Kinds kind, Path slot, Path data)
      throws TargetFault {
    if (isMounted(device)) {
      return;
    }
    String options = OPTIONS;
    if (kind == Kinds.EXFAT) {
      options += ",uid=" + owner(data, ",gid=");
    }
    String what = device.path() + " could not be mounted at " + slot;
    List<String> where = List.of("-o", options, device.path(), slot.toString());
    List<String> arguments = new ArrayList<>(List.of("-t", kind == Kinds.EXT4 ? "ext4" : "exfat"));
    arguments.addAll(where);
    try {
      run(new Tool("mount", "mount"), arguments, what);
    } catch (TargetFault e) {
      if (kind == Kinds.EXT4) {
        throw e;
      }
      run(new Tool("mount.exfat-fuse", "exfat-fuse"), where, what); // The kernel has no exFAT.
    }
  }

  /**
   * Makes sure that something can be mounted in a slot.
   *
   * @throws TargetFault {@link Kind#UNAVAILABLE} when something is mounted there, or there is no
   *     such folder
   */
  public static void requireFree(Path slot) throws TargetFault {
    try {
      Path root = slot.toRealPath();
      if (Mounts.ofThisProcess()
          .covering(root)
          .filter(it -> it.mountPoint().equals(root))
          .isPresent()) {
        throw new TargetFault(
            Kind.UNAVAILABLE,
            "something is mounted in the slot at %s: unmount it first".formatted(slot));
      }
    } catch (IOException e) {
      throw new TargetFault(
          Kind.UNAVAILABLE, "there is no folder %s: make it first".formatted(slot), e);
    }
  }

  private static boolean isMounted(BlockDevice device) throws TargetFault {
    try {
      return Mounts.ofThisProcess().all().stream()
          .anyMatch(each -> each.source().equals(device.path()));
    } catch (IOException e) {
      throw new TargetFault(Kind.UNAVAILABLE, "what is mounted is not known: " + e.getMessage(), e);
    }
  }

  /** Numbers of user and group. */
  private static String owner(Path data, String between) throws TargetFault {
    try {
      Path there = DurableFiles.nearest(data);
      return Files.getAttribute(there, "unix:uid")
          + between
          + Files.getAttribute(there, "unix:gid");
    } catch (IOException e) {
      throw new TargetFault(
          Kind.UNAVAILABLE, "who owns %s is not known: %s".formatted(data, e.getMessage()), e);
    }
  }

  private static void run(Tool tool, List<String> arguments, String what) throws TargetFault {
    try {
      ToolResult result = tool.call().with(arguments).limit(LIMIT).run();
      if (!result.ok()) {
        throw new TargetFault(
            Kind.IO_ERROR,
            "%s: %s: do this as root, and look at the drive's connection (dmesg)"
                .formatted(what, Visible.text(result.lastError())));
      }
    } catch (ToolFault e) {
      throw new TargetFault(Kind.IO_ERROR, what + ": " + e.getMessage(), e);
    }
  }
}
