package org.sealpress.target.drive;

import java.util.List;

/**
 * A disk or a partition, as {@code lsblk} tells of it.
 *
 * @param path such as {@code /dev/sdb}
 * @param type {@code disk}, {@code part}, ...
 * @param bytes its size
 * @param model the disk's; empty when it says none
 * @param serial the disk's; empty when it says none
 * @param removable whether it can be taken out while the system runs
 * @param readOnly whether it can't be written to
 * @param uses where it, what is in it, or another part of the same disk is mounted or used
 */
public record BlockDevice(
    String path,
    String type,
    long bytes,
    String model,
    String serial,
    boolean removable,
    boolean readOnly,
    List<String> uses) {

  /** Copies the list. */
  public BlockDevice {
    uses = List.copyOf(uses);
  }

  /** What a person must type to have it written over: all that tells it from others. */
  public String confirmation() {
    return "%s %,d bytes %s"
        .formatted(
            model.isEmpty() ? "(no model)" : Visible.text(model),
            bytes,
            serial.isEmpty() ? "(no serial number)" : Visible.text(serial));
  }
}
