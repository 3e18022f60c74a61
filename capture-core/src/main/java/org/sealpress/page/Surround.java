package org.sealpress.page;

/**
 * Finds the dark surround of a page that is smaller than what the scanner saw: its lid, or the
 * table under a camera. Only whole rows and columns count, and only when they are dark from end to
 * end: a dark heading with light print on it is none, and neither is what a page that lies aslant
 * leaves in the corners.
 */
public final class Surround {
  /** No paper is as dark, of 255. */
  private static final int DARK = 100;

  /** Nor is any so dark next to the lightest parts of the page. */
  private static final double DARKER = 0.5;

  /** How much of a page the lightest parts are. */
  private static final double LIGHTEST = 0.1;

  /** So much of a line may be light: dust on the lid. */
  private static final double DUST = 0.005;

  /** A page that is dark for the most part is a dark page. */
  private static final double LEAST = 0.3;

  /** So many lines next to the paper are left to it: its edge is not quite straight. */
  private static final int EDGE = 1;

  /** Those and as many more are no print: for reading they are paper. */
  private static final int PAINTED = 2;

  private final GreyImage page;
  private final byte[] samples;
  private final int dark;
  private int left;
  private int top;
  private int right;
  private int bottom;

  private Surround(GreyImage page) {
    this.page = page;
    this.samples = page.bytes();
    this.dark = (int) Math.min(DARK, lightest() * DARKER);
    this.right = page.width();
    this.bottom = page.height();
  }

  /**
   * What lies around the paper, but for a line next to it.
   *
   * @param preview of the page, as it was scanned
   */
  public static Margins of(Preview preview) {
    return new Surround(preview.grey()).find();
  }

  /** Paints paper over what lies around the paper, and over its edge. */
  public static void paintOver(Pix page, Margins around) {
    if (around.equals(Margins.NONE)) {
      return;
    }
    int edge = PAINTED * Math.max(page.width(), page.height()) / Preview.SIZE;
    int left = painted(around.left(), page.width(), edge);
    int top = painted(around.top(), page.height(), edge);
    int right = painted(around.right(), page.width(), edge);
    int bottom = painted(around.bottom(), page.height(), edge);
    page.paint(0, 0, left, page.height(), EvenPaper.LIGHT);
    page.paint(0, 0, page.width(), top, EvenPaper.LIGHT);
    page.paint(page.width() - right, 0, right, page.height(), EvenPaper.LIGHT);
    page.paint(0, page.height() - bottom, page.width(), bottom, EvenPaper.LIGHT);
  }

  private static int painted(double share, int of, int edge) {
    return share == 0 ? 0 : (int) (share * of) + edge;
  }

  /** How light the lightest parts are at least. */
  private int lightest() {
    int[] count = new int[256];
    for (byte sample : samples) {
      count[sample & 0xFF]++;
    }
    int level = 255;
    for (long seen = count[level]; seen < samples.length * LIGHTEST && level > 0; ) {
      seen += count[--level];
    }
    return level;
  }

  private Margins find() {
    boolean found = true;
    while (found) {
      found = false;
      while (top < bottom && isDark(left, top, right, top + 1)) {
        top++;
        found = true;
      }
      while (bottom > top && isDark(left, bottom - 1, right, bottom)) {
        bottom--;
        found = true;
      }
      while (left < right && isDark(left, top, left + 1, bottom)) {
        left++;
        found = true;
      }
      while (right > left && isDark(right - 1, top, right, bottom)) {
        right--;
        found = true;
      }
    }
    double width = page.width();
    double height = page.height();
    if (right - left < width * LEAST || bottom - top < height * LEAST) {
      return Margins.NONE;
    }
    return new Margins(
        share(left, width),
        share(top, height),
        share(width - right, width),
        share(height - bottom, height));
  }

  private static double share(double lines, double of) {
    return Math.max(0, lines - EDGE) / of;
  }

  private boolean isDark(int fromX, int fromY, int toX, int toY) {
    int light = 0;
    for (int y = fromY; y < toY; y++) {
      for (int x = fromX; x < toX; x++) {
        light += (samples[y * page.width() + x] & 0xFF) < dark ? 0 : 1;
      }
    }
    return light <= DUST * (toX - fromX) * (toY - fromY);
  }
}
