package org.sealpress.page;

/**
 * How large the print of a page is, seen before it is read.
 *
 * @param count pieces of ink that may be letters
 * @param height their median height in pixels; most are letters like a, e, n without the parts that
 *     stand out, so that it is little more than the x-height; 0 when there are none
 */
public record Letters(int count, double height) {
  /** Smaller pieces are dust, dots and commas. */
  static final int NARROWEST = 5;

  static final int LOWEST = 7;

  /** So few may be anything. */
  private static final int FEW = 50;

  /** Whether there are so many that their height says something. */
  public boolean known() {
    return count >= FEW;
  }
}
