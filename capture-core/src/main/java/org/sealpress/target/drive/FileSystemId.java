package org.sealpress.target.drive;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sealpress.tool.Tool;
import org.sealpress.tool.ToolFault;
import org.sealpress.tool.ToolResult;

/**
 * The UUID of a file system, as {@code mkfs} gave it. From udev's records, which anybody may read,
 * also a service that is shown no devices ({@code PrivateDevices=}); else from udev's links; else
 * from {@code blkid}, which must be allowed to read the device.
 */
public final class FileSystemId {
  private static final Path RECORDS = Path.of("/run/udev/data");
  private static final String RECORDED = "E:ID_FS_UUID=";
  private static final Path LINKS = Path.of("/dev/disk/by-uuid");
  private static final Path BLOCKS = Path.of("/sys/class/block");
  private static final Pattern UUID = Pattern.compile("[0-9A-Za-z-]{1,64}");
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Path records;
  private final Path links;
  private final Tool blkid;

  FileSystemId(Path records, Path links, Tool blkid) {
    this.records = records;
    this.links = links;
    this.blkid = blkid;
  }

  /** As this machine tells it. */
  public static FileSystemId ofThisMachine() {
    return new FileSystemId(RECORDS, LINKS, new Tool("blkid", "util-linux"));
  }

  /** The UUID of what is mounted; empty when it has none, or none that this user may know. */
  public Optional<String> of(Mount mount) {
    Optional<String> recorded = recorded(mount);
    if (recorded.isPresent()) {
      return recorded;
    }
    Optional<Path> device = device(mount);
    if (device.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> linked = linked(device.get());
    return linked.isPresent() ? linked : probed(device.get());
  }

  private Optional<String> recorded(Mount mount) {
    try {
      String number = mount.device();
      if (number.startsWith("0:")) { // A btrfs has a number of its own, not the device's.
        String name = String.valueOf(Path.of(mount.source()).getFileName());
        number = Files.readString(BLOCKS.resolve(name).resolve("dev")).strip();
      }
      try (Stream<String> lines = Files.lines(records.resolve("b" + number))) {
        return lines
            .filter(line -> line.startsWith(RECORDED))
            .map(line -> line.substring(RECORDED.length()))
            .filter(uuid -> UUID.matcher(uuid).matches())
            .findFirst();
      }
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // There is no udev here.
    }
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
