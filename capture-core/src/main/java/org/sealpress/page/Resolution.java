package org.sealpress.page;

/** What to think of a resolution that a file tells. */
public final class Resolution {
  /** Taken when a file tells nothing that can be believed: what most offices scan at. */
  public static final int USUAL = 300;

  /** Below this, it is a screen's resolution that a program wrote for want of another. */
  private static final int LEAST_OF_A_SCAN = 100;

  private static final int LARGEST_AT_SCREEN_RESOLUTION = 1700;

  /** Nobody scans coarser or finer; a wrong unit makes such numbers. */
  private static final int LEAST = 36;

  private static final int MOST = 4800;

  /** Of rounding: this part of a resolution. */
  private static final double NO_DIFFERENCE = 0.01;

  private Resolution() {}

  /**
   * The resolution that gives a page its size on paper.
   *
   * @param told dpi as the file has it, 0 when it has none
   */
  public static int of(int told, int width, int height) {
    int believed = believed(told, width, height);
    return believed > 0 ? believed : USUAL;
  }

  /** What a file tells, 0 when it can't be believed. */
  public static int believed(int told, int width, int height) {
    boolean screen =
        told < LEAST_OF_A_SCAN && Math.max(width, height) > LARGEST_AT_SCREEN_RESOLUTION;
    return told < LEAST || told > MOST || screen ? 0 : told;
  }

  /** True when pixels are as wide as high, as far as is told. */
  static boolean same(int across, int down) {
    return across <= 0 || down <= 0 || Math.abs(across - down) <= NO_DIFFERENCE * across;
  }
}
