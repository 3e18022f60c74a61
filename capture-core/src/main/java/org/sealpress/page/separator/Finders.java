package org.sealpress.page.separator;

import org.sealpress.page.GreyImage;

/**
 * A cheap look for a large QR code: its three corners are squares in squares, which every line
 * through their middle shows as dark, light, dark, light, dark in the proportions 1:1:3:1:1
 * (ISO/IEC 18004). Print has such lines by chance, but hardly ever so large.
 */
final class Finders {
  /** A cover sheet has modules of 1.5 to 4 mm; it may be printed or copied smaller. */
  private static final double LEAST_MM = 0.9;

  private static final double MOST_MM = 5;
  private static final double MM_AN_INCH = 25.4;

  private static final int RUNS = 5;
  private static final int MODULES = 7;
  private static final int MIDDLE = 3;
  private static final double OFF = 0.5;

  /** Corners are passed by several lines; so few may be chance. */
  private static final int ENOUGH = 4;

  private Finders() {}

  /** Whether it is worth to look for a code. */
  static boolean areOn(GreyImage page) {
    double least = LEAST_MM / MM_AN_INCH * page.dpi();
    double most = MOST_MM / MM_AN_INCH * page.dpi();
    Runs rows = new Runs(page, true);
    int step = Math.max(1, (int) least);
    int seen = 0;
    for (int line = step / 2; line < rows.lines() && seen < ENOUGH; line += step) {
      rows.read(line);
      seen += count(rows, least, most);
    }
    return seen >= ENOUGH;
  }

  private static int count(Runs runs, double least, double most) {
    int count = 0;
    for (int first = 1; first + RUNS < runs.count(); first += 2) {
      double module = (double) (runs.start(first + RUNS) - runs.start(first)) / MODULES;
      count += module >= least && module <= most && isOne(runs, first, module) ? 1 : 0;
    }
    return count;
  }

  private static boolean isOne(Runs runs, int first, double module) {
    double off = OFF * module + 1;
    for (int i = 0; i < RUNS; i++) {
      int expected = i == 2 ? MIDDLE : 1;
      if (Math.abs(runs.length(first + i) - expected * module) > off * (i == 2 ? 1.5 : 1)) {
        return false;
      }
    }
    return true;
  }
}
