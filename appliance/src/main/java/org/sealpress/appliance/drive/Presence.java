package org.sealpress.appliance.drive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.sealpress.target.drive.DriveMarker;
import org.sealpress.target.drive.Mount;
import org.sealpress.target.drive.Mounts;

/**
 * That something is in a slot, as far as it can be told without touching it: a look takes a
 * fraction of a millisecond, also when the medium has just been torn out.
 *
 * @param mount the number of the mount, which no other one gets meanwhile
 * @param device where it is mounted from
 */
public record Presence(int mount, String device) {
  private static final Path BLOCK_DEVICES = Path.of("/sys/class/block");
  private static final Path BLOCK_NUMBERS = Path.of("/sys/dev/block");

  /** How a slot is looked at. */
  public interface Eye {
    /** What is there; empty when nothing is. */
    Optional<Presence> look() throws IOException;
  }

  /** Looks for what is mounted in a slot. */
  public static Eye ofMount(Path slot, Mounts mounts) {
    return () -> {
      Path place = withoutLinks(slot);
      return mounts
          .covering(place)
          .filter(mount -> mount.mountPoint().equals(place) && isPlugged(mount))
          .map(mount -> new Presence(mount.id(), mount.source()));
    };
  }

  /** Looks for a folder that is taken for a drive. */
  public static Eye ofFolder(Path slot) {
    Path marker = slot.resolve(DriveMarker.FILE);
    return () ->
        Files.exists(marker, LinkOption.NOFOLLOW_LINKS)
            ? Optional.of(new Presence(0, slot.toString()))
            : Optional.empty();
  }

  /**
   * The mount of a stick that was torn out stays until somebody unmounts it; its device goes. The
   * kernel is asked, as a service may have a {@code /dev} of its own.
   */
  private static boolean isPlugged(Mount mount) {
    if (!Files.isDirectory(BLOCK_DEVICES)) {
      return true;
    }
    if (!mount.device().startsWith("0:")) {
      return Files.exists(BLOCK_NUMBERS.resolve(mount.device()));
    }
    // btrfs and file systems in user space have numbers of their own.
    return !mount.source().startsWith("/dev/")
        || Files.exists(BLOCK_DEVICES.resolve(mount.source().substring("/dev/".length())));
  }

  /** The slot itself is not touched: it may be on a medium that answers no more. */
  private static Path withoutLinks(Path slot) throws IOException {
    Path absolute = slot.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    if (parent == null || Files.isSymbolicLink(absolute)) {
      return absolute.toRealPath();
    }
    return parent.toRealPath().resolve(Objects.requireNonNull(absolute.getFileName()));
  }
}
