package org.sealpress.target.drive;

import java.nio.file.Path;
import java.util.List;

/**
 * One line of the mount table (proc(5), {@code /proc/PID/mountinfo}).
 *
 * @param id the mount's own number, which another may get once this one has gone
 * @param parent the number of the mount that it lies on
 * @param device number of the file system's device, {@code MAJOR:MINOR}
 * @param root which folder of the file system is mounted; {@code /} is all of it
 * @param mountPoint where
 * @param readOnly whether this mount is, whatever the file system itself is
 * @param fsType for example {@code ext4}
 * @param source for example {@code /dev/sdb1}; as whoever mounted it has named it
 * @param options those of the file system itself: {@code ro}, {@code shutdown}, ...
 */
public record Mount(
    int id,
    int parent,
    String device,
    String root,
    Path mountPoint,
    boolean readOnly,
    String fsType,
    String source,
    List<String> options) {

  /** Copies the list. */
  public Mount {
    options = List.copyOf(options);
  }

  /** Whether the file system has an option. */
  boolean has(String option) {
    return options.contains(option);
  }

  /** Whether it is a disk's, and not memory or another computer's. */
  boolean isOfDisk() {
    return !device.startsWith("0:") || source.startsWith("/dev/");
  }
}
