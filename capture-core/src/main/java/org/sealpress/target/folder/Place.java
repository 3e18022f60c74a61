package org.sealpress.target.folder;

import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.OptionalLong;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

/**
 * Where a folder target is.
 *
 * @param title how messages call it: {@code target "office"}, {@code drive "A"}
 * @param root the folder
 * @param remedy what to do when it is missing
 * @param device the device number that everything must lie on; empty when any will do
 */
record Place(String title, Path root, String remedy, OptionalLong device) {

  /** What is at a name. */
  enum Kept {
    /** Nothing. */
    FREE,
    /** Stored bytes. */
    FILE,
    /** A folder, or something else that is no file. */
    FOLDER,
    /** A part of the path is no folder. */
    BLOCKED
  }

  /**
   * A name on the disk.
   *
   * @param size bytes, when it is a file
   */
  record Spot(Path path, Kept kept, long size) {}

  /** Makes sure that the folder is there, on the right device. */
  void check() throws TargetFault {
    try {
      BasicFileAttributes attributes = Files.readAttributes(root, BasicFileAttributes.class);
      if (!attributes.isDirectory()) {
        throw new TargetFault(
            Kind.UNAVAILABLE, "%s: %s is not a folder: %s".formatted(title, root, remedy));
      }
      checkDevice(root);
    } catch (NoSuchFileException e) {
      throw new TargetFault(
          Kind.UNAVAILABLE, "%s: %s does not exist: %s".formatted(title, root, remedy), e);
    } catch (AccessDeniedException e) {
      throw new TargetFault(
          Kind.DENIED,
          "%s: this program's user may not reach %s: give it access".formatted(title, root),
          e);
    } catch (IOException e) {
      throw new TargetFault(
          Kind.UNAVAILABLE,
          "%s: %s can't be reached (%s): %s".formatted(title, root, e.getMessage(), remedy),
          e);
    }
  }

  /** Makes sure that a path lies on the device of the place and not on what is under its mount. */
  void checkDevice(Path path) throws TargetFault, IOException {
    if (device.isEmpty()) {
      return;
    }
    long actual = deviceOf(path);
    if (actual != device.getAsLong()) {
      throw new TargetFault(
          Kind.UNAVAILABLE,
          "%s: %s is on device %s now, expected %s: it was unmounted or replaced: %s"
              .formatted(title, path, numbers(actual), numbers(device.getAsLong()), remedy));
    }
  }

  /** Bytes that this user may still write; endless when the file system doesn't say. */
  long free() {
    File folder = root.toFile(); // Needs no mount table, unlike a FileStore.
    return folder.getTotalSpace() > 0 ? folder.getUsableSpace() : Long.MAX_VALUE;
  }

  /** Whether it is known to be mounted read-only. */
  boolean readOnly() {
    try {
      return Files.getFileStore(root).isReadOnly();
    } catch (IOException e) {
      return false; // In a chroot, whose mount table may lack it.
    }
  }

  static long deviceOf(Path path) throws IOException {
    return (Long) Files.getAttribute(path, "unix:dev");
  }

  /** Major and minor number as {@code lsblk} prints them. */
  private static String numbers(long device) {
    long major = (device >>> 8) & 0xfff;
    long minor = (device & 0xff) | ((device >>> 12) & 0xfff00);
    return major + ":" + minor;
  }

  /** Finds a name without following symbolic links, and makes sure of the place. */
  Spot find(String name) throws TargetFault {
    check();
    Path whole = root.resolve(name);
    try {
      for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
        if (!read(root.resolve(name.substring(0, slash))).isDirectory()) {
          return new Spot(whole, Kept.BLOCKED, 0);
        }
      }
      BasicFileAttributes attributes = read(whole);
      return attributes.isRegularFile()
          ? new Spot(whole, Kept.FILE, attributes.size())
          : new Spot(whole, Kept.FOLDER, 0);
    } catch (NoSuchFileException e) {
      check(); // What is missing may be the medium.
      return new Spot(whole, Kept.FREE, 0);
    } catch (IOException e) {
      throw new Faults(this).reading(name, e);
    }
  }

  private BasicFileAttributes read(Path path) throws IOException, TargetFault {
    BasicFileAttributes attributes =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (attributes.isSymbolicLink()) {
      throw new TargetFault(
          Kind.DENIED,
          "%s: %s is a symbolic link, which may lead anywhere: replace it by a folder or a file"
              .formatted(title, path));
    }
    if (attributes.isDirectory()) {
      checkDevice(path);
    }
    return attributes;
  }
}
