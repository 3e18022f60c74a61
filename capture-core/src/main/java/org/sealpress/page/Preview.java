package org.sealpress.page;

/**
 * A small grey picture of a page, for a person who looks whether it is the right one. Native, to be
 * closed.
 */
public final class Preview implements AutoCloseable {
  /** Pixels of its longer side at least, where the page has as many. */
  static final int SIZE = 320;

  private static final int QUALITY = 50;

  private final Pix small;

  private Preview(Pix small) {
    this.small = small;
  }

  /**
   * Of a page.
   *
   * @param page grey
   */
  public static Preview of(Pix page) {
    int longest = Math.max(page.width(), page.height());
    int shortest = Math.min(page.width(), page.height());
    double factor = 1; // halves of halves, for which Leptonica has a way that is quick
    while (longest * factor >= 2 * SIZE && shortest * factor >= 2) {
      factor /= 2;
    }
    return new Preview(page.scaled(factor));
  }

  GreyImage grey() {
    return small.greyImage(0);
  }

  /**
   * A JPEG of it, of some 10 kB.
   *
   * @param quarterTurns clockwise
   */
  public byte[] jpeg(int quarterTurns) {
    try (Pix upright = small.turned(quarterTurns)) {
      return upright.jpeg(QUALITY);
    }
  }

  @Override
  public void close() {
    small.close();
  }
}
