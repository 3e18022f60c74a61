package org.sealpress.ocr;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.sealpress.page.GreyImage;

/** The part of a page where most of its print is, over its whole width. */
final class Strip {
  /** Of the page's height: some six lines of a letter. */
  private static final int PARTS = 8;

  /** Lower ones have too few lines. */
  private static final int LOWEST = 200;

  /** A dark pixel is below the one, and light again from the other on: noise is no edge. */
  private static final int DARK = 130;

  private static final int LIGHT = 170;
  private static final int STEP = 8;

  private Strip() {}

  static GreyImage of(GreyImage page) {
    int width = page.width();
    int height = page.height();
    int rows = Math.min(height, Math.max(LOWEST, height / PARTS));
    byte[] samples = page.bytes();
    long[] above = edges(samples, width, height);
    int best = 0;
    for (int top = 0; top + rows <= height; top += STEP) {
      if (above[top + rows] - above[top] > above[best + rows] - above[best]) {
        best = top;
      }
    }
    byte[] strip = Arrays.copyOfRange(samples, best * width, (best + rows) * width);
    return new GreyImage(width, rows, page.dpi(), ByteBuffer.wrap(strip));
  }

  /** How many edges there are above each row: print has many, pictures and rules few. */
  private static long[] edges(byte[] samples, int width, int height) {
    long[] above = new long[height + 1];
    for (int y = 0; y < height; y++) {
      int edges = 0;
      boolean dark = false;
      for (int x = y * width; x < (y + 1) * width; x++) {
        int value = samples[x] & 0xFF;
        boolean now = value < (dark ? LIGHT : DARK);
        edges += now == dark ? 0 : 1;
        dark = now;
      }
      above[y + 1] = above[y] + edges;
    }
    return above;
  }
}
