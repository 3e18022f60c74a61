package org.sealpress.target.drive;

/** Numbers of devices, as {@code stat} gives them and as the kernel prints them. */
final class DeviceNumber {
  private DeviceNumber() {}

  /** {@code MAJOR:MINOR} of a {@code dev_t} of Linux. */
  static String text(long device) {
    long major = (device >>> 8) & 0xfff;
    long minor = (device & 0xff) | ((device >>> 12) & 0xfff00);
    return major + ":" + minor;
  }
}
