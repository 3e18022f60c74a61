package org.sealpress.target.drive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.sealpress.target.Content;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.target.folder.FolderTarget;
import org.sealpress.tool.Tool;
import org.sealpress.tool.ToolFault;

/** The file system of a stay. Each step makes sure first that it is still there. */
final class MountedMedium implements Medium {
  private static final Tool FALLOCATE = new Tool("fallocate", "util-linux");
  private static final Tool BLOCKDEV = new Tool("blockdev", "util-linux");
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final Stay stay;
  private final FolderTarget folder;

  MountedMedium(Stay stay, String title) {
    this.stay = stay;
    this.folder = DriveTarget.onStay(stay, title);
  }

  @Override
  public long free() throws TargetFault {
    check();
    return stay.root().toFile().getUsableSpace();
  }

  @Override
  public boolean reserve(String name, long bytes) throws TargetFault {
    check();
    Path file = stay.root().resolve(name);
    try {
      if (FALLOCATE.call("-l", Long.toString(bytes), file.toString()).limit(LIMIT).run().ok()) {
        return true;
      }
      check();
      Files.deleteIfExists(file);
      return false;
    } catch (ToolFault e) {
      return false;
    } catch (IOException e) {
      throw new TargetFault(
          Kind.IO_ERROR,
          "%s can't be removed (%s): look at the drive's connection (dmesg)"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  @Override
  public void write(String name, Content content) throws TargetFault {
    check();
    folder.put(name, content);
  }

  /**
   * A file system in user space reads its device through the page cache, which only root clears.
   */
  @Override
  public void forget() {
    Optional<Path> device =
        stay.mount().filter(it -> it.fsType().startsWith("fuse")).flatMap(FileSystemId::device);
    if (device.isPresent()) {
      try {
        BLOCKDEV.call("--flushbufs", device.get().toString()).limit(LIMIT).run();
      } catch (ToolFault e) {
        return; // What is read back may then be a cache's, for the newest part of it.
      }
    }
  }

  @Override
  public InputStream readBack(String name) throws TargetFault {
    check();
    return folder.readBack(name);
  }

  @Override
  public void clear() {
    TestFiles.removeFrom(stay);
  }

  private void check() throws TargetFault {
    stay.expect(this::gone);
  }

  private TargetFault gone() {
    return new TargetFault(
        Kind.UNAVAILABLE,
        "the drive is no longer in the slot at %s: insert it and begin again"
            .formatted(stay.slot()));
  }
}
