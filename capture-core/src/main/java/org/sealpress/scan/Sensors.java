package org.sealpress.scan;

import java.util.Set;

/** The second ability of some scanners: sensors and buttons that can be read while it is idle. */
public interface Sensors {

  /** The names of all options that can be read as a switch, for example {@code scan, email}. */
  Set<String> sensors() throws ScanFault;

  /**
   * Those of {@code names} that are on now. Most scanners forget a press once it was read.
   *
   * @throws ScanFault {@link ScanFault.Kind#UNSUPPORTED} when the scanner has no such sensor
   */
  Set<String> read(Set<String> names) throws ScanFault;
}
