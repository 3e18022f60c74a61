package org.sealpress.appliance.drive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Switches a USB disk off, as far as it can be: its light goes out, and its device goes. */
final class PowerSwitch {
  private static final Logger LOG = LoggerFactory.getLogger(PowerSwitch.class);
  private static final Path BLOCK = Path.of("/sys/class/block");

  private PowerSwitch() {}

  /**
   * Switches it off.
   *
   * @param device for example {@code /dev/sdb1}
   * @return false when it is no USB disk, or this user may not
   */
  static boolean off(String device) {
    try {
      Path name = Objects.requireNonNull(Path.of(device).toRealPath().getFileName());
      Path disk = BLOCK.resolve(name).toRealPath();
      Path whole = Files.exists(disk.resolve("partition")) ? disk.getParent() : disk;
      if (whole == null || !whole.toString().contains("/usb")) {
        return false;
      }
      // Of the SCSI layer (Documentation/ABI, sysfs-block-device): flushes its cache and stops it.
      Files.writeString(whole.resolve("device/delete"), "1", StandardOpenOption.WRITE);
      return true;
    } catch (IOException | RuntimeException e) {
      LOG.debug("{} is not switched off: {}", device, e.getMessage());
      return false;
    }
  }
}
