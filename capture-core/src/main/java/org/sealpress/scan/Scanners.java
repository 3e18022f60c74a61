package org.sealpress.scan;

import java.util.List;

/** A place where scanners are found, such as one SANE daemon. */
public interface Scanners {

  /** The scanners that can be opened now, in the daemon's order. */
  List<ScannerInfo> list() throws ScanFault;

  /**
   * Opens a scanner.
   *
   * @param device a name from {@link #list}, or {@code auto} for the only one there is
   * @throws ScanFault {@link ScanFault.Kind#NO_SUCH_DEVICE} names the devices that are there
   */
  Scanner open(String device) throws ScanFault;
}
