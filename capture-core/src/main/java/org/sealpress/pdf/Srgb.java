package org.sealpress.pdf;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** The colour profile that a page's samples are meant in. */
final class Srgb {
  private Srgb() {}

  /** The JDK's sRGB profile (ICC.1). */
  static InputStream profile() {
    return new ByteArrayInputStream(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
  }
}
