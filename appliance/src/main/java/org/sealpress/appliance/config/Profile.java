package org.sealpress.appliance.config;

import org.sealpress.page.ColorMode;
import org.sealpress.scan.Paper;
import org.sealpress.scan.ScanProfile;

/**
 * A way to scan, by name.
 *
 * @param name its name in the file
 * @param scan what the scanner is told
 * @param duplex how the backs are scanned
 */
public record Profile(String name, ScanProfile scan, Duplex duplex) {

  /** With the backs as the scanner gives them. */
  public Profile(String name, ScanProfile scan) {
    this(name, scan, Duplex.SCANNER);
  }

  /** The one profile of a file that has none. */
  static final Profile DEFAULT =
      new Profile("default", new ScanProfile(300, ColorMode.COLOR, "", Paper.A4));
}
