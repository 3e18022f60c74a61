package org.sealpress.page.separator;

import java.util.ArrayList;
import java.util.List;

/** The bars of a patch code T as one line across them shows them. */
final class PatchLine {
  /** Four bars and three spaces. */
  private static final int RUNS = 7;

  /** Narrow bars in all of it: 2 narrow ones, 2 wide ones of 2.5, 3 spaces. */
  private static final double NARROWS = 10;

  /**
   * From an edge to the next one of its kind, in narrow bars: ink that spreads, or a threshold that
   * is off, moves both alike.
   */
  private static final double[] STEPS = {2, 3.5, 3.5, 2, 2, 3.5};

  private static final double OFF = 0.4;

  /** A wide bar is that much wider than a narrow one on the same line. */
  private static final double WIDER = 1.6;

  /** Before and after the bars there is paper. */
  private static final double QUIET = 1.4;

  private static final double THINNEST = 0.35;

  /**
   * A line shows the bars.
   *
   * @param at where the outer edge is, that of the first narrow bar
   * @param narrow width of a narrow bar
   * @param reversed whether they go narrow, wide, narrow, wide from the line's end
   */
  record Hit(double at, double narrow, boolean reversed) {}

  private PatchLine() {}

  /** All on a line whose narrow bars have such a width. */
  static List<Hit> hits(Runs runs, double least, double most) {
    List<Hit> hits = new ArrayList<>(0);
    for (int first = 1; first + RUNS < runs.count(); first += 2) {
      int from = runs.start(first);
      int to = runs.start(first + RUNS);
      double narrow = (to - from) / NARROWS;
      if (narrow < least || narrow > most) {
        continue;
      }
      if (fits(runs, first, 1, narrow)) {
        hits.add(new Hit(from, narrow, false));
      } else if (fits(runs, first + RUNS - 1, -1, narrow)) {
        hits.add(new Hit(to, narrow, true));
      }
    }
    return hits;
  }

  private static boolean fits(Runs runs, int outer, int way, double narrow) {
    for (int i = 0; i < STEPS.length; i++) {
      int here = runs.length(outer + i * way);
      int next = runs.length(outer + (i + 1) * way);
      if (Math.abs(here + next - STEPS[i] * narrow) > OFF * narrow + 1
          || Math.min(here, next) < THINNEST * narrow) {
        return false;
      }
    }
    int thick = Math.max(runs.length(outer), runs.length(outer + 4 * way));
    int thin = Math.min(runs.length(outer + 2 * way), runs.length(outer + 6 * way));
    return thin >= WIDER * thick
        && runs.length(outer - way) >= QUIET * narrow
        && runs.length(outer + RUNS * way) >= QUIET * narrow;
  }
}
