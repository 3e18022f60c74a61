package org.sealpress.target.drive;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sealpress.tool.Tool;
import org.sealpress.tool.ToolFault;
import org.sealpress.tool.ToolResult;

/**
 * The UUID of a file system, as {@code mkfs} gave it. From udev's links where there are some, which
 * anybody may read; otherwise from {@code blkid}, which must be allowed to read the device.
 */
public final class FileSystemId {
  private static final Path LINKS = Path.of("/dev/disk/by-uuid");
  private static final Pattern UUID = Pattern.compile("[0-9A-Za-z-]{1,64}");
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Path links;
  private final Tool blkid;

  FileSystemId(Path links, Tool blkid) {
    this.links = links;
    this.blkid = blkid;
  }

  /** As this machine tells it. */
  public static FileSystemId ofThisMachine() {
    return new FileSystemId(LINKS, new Tool("blkid", "util-linux"));
  }

  /** The UUID of what is mounted; empty when it has none, or none that this user may know. */
  public Optional<String> of(Mount mount) {
    Optional<Path> device = device(mount);
    if (device.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> linked = linked(device.get());
    return linked.isPresent() ? linked : probed(device.get());
  }

  /** The device, if the source of a mount is one and still the same. */
  static Optional<Path> device(Mount mount) {
    if (!mount.source().startsWith("/dev/")) {
      return Optional.empty();
    }
    try {
      Path device = Path.of(mount.source()).toRealPath();
      // A btrfs has a number of its own, not the device's.
      boolean same = mount.device().startsWith("0:") || mount.device().equals(number(device));
      return same ? Optional.of(device) : Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static String number(Path device) throws IOException {
    return DeviceNumber.text((Long) Files.getAttribute(device, "unix:rdev"));
  }

  private Optional<String> linked(Path device) {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(links)) {
      for (Path link : all) {
        String name = String.valueOf(link.getFileName());
        if (UUID.matcher(name).matches() && leadsTo(link, device)) {
          return Optional.of(name);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return Optional.empty(); // There is no udev here.
    }
    return Optional.empty();
  }

  private static boolean leadsTo(Path link, Path device) {
    try {
      return link.toRealPath().equals(device);
    } catch (IOException e) {
      return false; // Its device has just gone.
    }
  }

  /** Without blkid's cache, which may be of what was in the slot before. */
  private Optional<String> probed(Path device) {
    try {
      ToolResult result =
          blkid
              .call("-c", "/dev/null", "-o", "value", "-s", "UUID", device.toString())
              .limit(LIMIT)
              .run();
      return Optional.of(result.out().strip()).filter(uuid -> UUID.matcher(uuid).matches());
    } catch (ToolFault e) {
      return Optional.empty();
    }
  }
}
