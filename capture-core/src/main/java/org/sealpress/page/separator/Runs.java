package org.sealpress.page.separator;

import org.sealpress.page.GreyImage;

/**
 * The dark and light runs along one row or column of a page, one after the other, the first one
 * light (perhaps of length 0). Reused for line after line.
 */
final class Runs {
  /** Less contrast than that in a line is paper alone. */
  private static final int CONTRAST = 60;

  private final GreyImage page;
  private final boolean rows;
  private final int[] starts;
  private final byte[] line;
  private int count;

  /**
   * Of rows, or else of columns.
   *
   * @param rows whether lines run from left to right; else from the top down
   */
  Runs(GreyImage page, boolean rows) {
    this.page = page;
    this.rows = rows;
    int length = rows ? page.width() : page.height();
    this.line = new byte[length];
    this.starts = new int[length + 2];
  }

  /** How many lines there are. */
  int lines() {
    return rows ? page.height() : page.width();
  }

  /** Pixels of a line. */
  int length() {
    return line.length;
  }

  /** Looks at a line. */
  void read(int at) {
    copy(at);
    int darkest = 255;
    int lightest = 0;
    for (byte sample : line) {
      int grey = sample & 0xFF;
      darkest = Math.min(darkest, grey);
      lightest = Math.max(lightest, grey);
    }
    count = 1;
    starts[0] = 0;
    if (lightest - darkest >= CONTRAST) {
      divide((darkest + lightest) / 2);
    }
    starts[count] = line.length;
  }

  private void copy(int at) {
    if (rows) {
      page.samples().get(at * page.width(), line);
      return;
    }
    for (int y = 0, from = at; y < line.length; y++, from += page.width()) {
      line[y] = page.samples().get(from);
    }
  }

  private void divide(int threshold) {
    boolean dark = false;
    for (int i = 0; i < line.length; i++) {
      if ((line[i] & 0xFF) < threshold != dark) {
        dark = !dark;
        starts[count++] = i;
      }
    }
  }

  /** How many runs the line has; those with odd numbers are dark. */
  int count() {
    return count;
  }

  /** Where a run starts; that of the run after the last one is the end of the line. */
  int start(int run) {
    return starts[run];
  }

  /** How long a run is. */
  int length(int run) {
    return starts[run + 1] - starts[run];
  }
}
