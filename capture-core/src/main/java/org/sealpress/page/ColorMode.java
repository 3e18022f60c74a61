package org.sealpress.page;

/** How a page was scanned; the names are SANE's values of the option {@code mode}. */
public enum ColorMode {
  /** One bit a pixel, 1 is black, the most significant bit is the leftmost pixel. */
  LINEART("Lineart", 1),
  /** One sample a pixel. */
  GRAY("Gray", 1),
  /** Red, green, blue, interleaved. */
  COLOR("Color", 3);

  private final String saneName;
  private final int channels;

  ColorMode(String saneName, int channels) {
    this.saneName = saneName;
    this.channels = channels;
  }

  /** The value of SANE's option {@code mode}. */
  public String saneName() {
    return saneName;
  }

  /** Samples a pixel. */
  public int channels() {
    return channels;
  }
}
