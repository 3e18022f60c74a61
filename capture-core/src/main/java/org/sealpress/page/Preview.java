package org.sealpress.page;

/**
 * A small grey picture of a page, for a person who looks whether it is the right one. Native, to be
 * closed.
 */
public final class Preview implements AutoCloseable {
  /** Pixels of its longer side at most, unless the other one would have none. */
  static final int SIZE = 400;

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
    double factor = (double) SIZE / Math.max(page.width(), page.height());
    double least = 1.0 / Math.min(page.width(), page.height());
    return new Preview(page.scaled(Math.min(1, Math.max(least, factor))));
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
