package org.sealpress.page;

/** What to think of a resolution that a file tells. */
public final class Resolution {
  /** Taken when a file tells nothing that can be believed: what most offices scan at. */
  public static final int USUAL = 300;

  /** Below this, it is a screen's resolution that a program wrote for want of another. */
  private static final int LEAST_OF_A_SCAN = 100;

  private static final int LARGEST_AT_SCREEN_RESOLUTION = 1700;

  private Resolution() {}

  /**
   * The resolution that gives a page its size on paper.
   *
   * @param told dpi as the file has it, 0 when it has none
   */
  public static int of(int told, int width, int height) {
    boolean screen =
        told < LEAST_OF_A_SCAN && Math.max(width, height) > LARGEST_AT_SCREEN_RESOLUTION;
    return told <= 0 || screen ? USUAL : told;
  }
}
