package org.sealpress.scan.sane;

/**
 * The largest page that is taken from a scanner; a larger one is refused before a byte of it is
 * read.
 *
 * @param side pixels of a side; text recognition takes 32,767 at most
 * @param bytes bytes of the whole frame
 */
public record FrameLimits(int side, long bytes) {
  /** 32,767 pixels a side and 1 GiB. */
  public static final FrameLimits DEFAULT = new FrameLimits(32_767, 1L << 30);

  /** Checks the numbers. */
  public FrameLimits {
    if (side < 1 || bytes < 1) {
      throw new IllegalArgumentException("pages of " + side + " pixels and " + bytes + " bytes");
    }
  }
}
