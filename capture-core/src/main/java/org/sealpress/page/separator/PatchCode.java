package org.sealpress.page.separator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.sealpress.page.GreyImage;

/**
 * Finds the patch code T on a page. Kodak's publication A-61599: four bars across the edge of the
 * sheet, from the edge inwards narrow, wide, narrow, wide; narrow bars and the spaces between are
 * 0.08 inches, wide bars 0.20 inches, and the bars at least 2 inches long. Read from the other side
 * they are another patch code, so the nearer edge counts.
 */
final class PatchCode {
  /** How long bars must be followed, in narrow bars: 1.6 of the 2 inches. */
  private static final double LONG_ENOUGH = 20;

  /** Of the lines across the bars, so many have to show them: dirt and print hide some. */
  private static final double SEEN = 0.8;

  /** A line may miss the bars for so long, in narrow bars. */
  private static final double GAP = 4;

  /** By so much of its length a bar may go sideways: some 8 degrees. */
  private static final double STEEPEST = 0.14;

  private static final double SAME_WIDTH = 0.15;

  /** Lines looked at for each narrow bar. */
  private static final int LINES_A_BAR = 2;

  private final double least;
  private final double most;

  private PatchCode(GreyImage page) {
    this.least = 0.05 * page.dpi();
    this.most = 0.12 * page.dpi();
  }

  /** Bars that are followed from line to line. */
  private static final class Bars {
    final int first;
    final double width;
    final boolean outwards;
    int last;
    double at;
    int seen = 1;

    Bars(int line, PatchLine.Hit hit) {
      this.first = line;
      this.last = line;
      this.width = hit.narrow();
      this.at = hit.at();
      this.outwards = hit.reversed();
    }

    boolean goesOnWith(int line, PatchLine.Hit hit) {
      double sideways = STEEPEST * (line - last) + Math.max(2, 0.4 * width);
      return hit.reversed() == outwards
          && Math.abs(hit.at() - at) <= sideways
          && Math.abs(hit.narrow() - width) <= Math.max(1, SAME_WIDTH * width);
    }
  }

  /**
   * Whether there is one.
   *
   * @param page with its resolution, some 100 dpi
   */
  static boolean isOn(GreyImage page) {
    PatchCode code = new PatchCode(page);
    return code.isAcross(new Runs(page, true)) || code.isAcross(new Runs(page, false));
  }

  private boolean isAcross(Runs runs) {
    int step = Math.max(1, (int) (least / LINES_A_BAR));
    List<Bars> followed = new ArrayList<>();
    for (int line = step / 2; line < runs.lines(); line += step) {
      runs.read(line);
      for (PatchLine.Hit hit : PatchLine.hits(runs, least, most)) {
        if (isAtTheNearerEdge(hit, runs.length()) && follow(line, hit, followed, step)) {
          return true;
        }
      }
      forget(line, followed);
    }
    return false;
  }

  private static boolean isAtTheNearerEdge(PatchLine.Hit hit, int length) {
    return hit.reversed() ? hit.at() > length / 2.0 : hit.at() < length / 2.0;
  }

  private static boolean follow(int line, PatchLine.Hit hit, List<Bars> followed, int step) {
    for (Bars bars : followed) {
      if (bars.last < line && bars.goesOnWith(line, hit)) {
        bars.last = line;
        bars.at = hit.at();
        bars.seen++;
        int length = line - bars.first;
        return length >= LONG_ENOUGH * bars.width && bars.seen >= SEEN * (length / step + 1);
      }
    }
    followed.add(new Bars(line, hit));
    return false;
  }

  private static void forget(int line, List<Bars> followed) {
    for (Iterator<Bars> each = followed.iterator(); each.hasNext(); ) {
      Bars bars = each.next();
      if (line - bars.last > GAP * bars.width) {
        each.remove();
      }
    }
  }
}
