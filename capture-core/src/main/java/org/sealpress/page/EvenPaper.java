package org.sealpress.page;

import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the paper of a page equally light everywhere: shadows, folds and yellowed edges are gone,
 * and print has the same contrast all over. All numbers are pixels of 200 dpi or so.
 */
public final class EvenPaper {
  /** How light it is then. */
  static final int LIGHT = 230;

  private static final int TILE_WIDTH = 20;
  private static final int TILE_HEIGHT = 30;
  private static final int DARKER_IS_INK = 80;

  /** So many pixels of a tile have to be paper; else its neighbours tell. */
  private static final int ENOUGH = 40;

  /** Over twice that and one tiles. */
  private static final int SMOOTH = 2;

  /** No paper is as dark over several squares of so many pixels a side. */
  private static final int DARK = 100;

  private static final int AREA = 16;

  /** So many squares may be light in between: large print. */
  private static final int TITLE = 9;

  /** So many squares a side has an area at least. */
  private static final int LEAST = 5;

  private static final int AROUND = 3;

  private EvenPaper() {}

  /**
   * A copy.
   *
   * @param page grey; too small a one is copied as it is
   */
  public static Pix of(Pix page) {
    @Nullable Pointer even =
        Pix.leptonica()
            .pixBackgroundNorm(
                page.pointer(),
                null,
                null,
                TILE_WIDTH,
                TILE_HEIGHT,
                DARKER_IS_INK,
                ENOUGH,
                LIGHT,
                SMOOTH,
                SMOOTH);
    if (even == null) {
      return page.grey();
    }
    Pix made = new Pix(even, "make paper even");
    if (Math.min(page.width(), page.height()) >= AREA * LEAST) {
      keepDarkAreas(page, made);
    }
    return made;
  }

  /** Light print on a dark area, a heading perhaps, would be paper on paper. */
  private static void keepDarkAreas(Pix page, Pix even) {
    Leptonica leptonica = Pix.leptonica();
    try (Pix small = page.scaled(1.0 / AREA);
        Pix dark = found(leptonica.pixThresholdToBinary(small.pointer(), DARK));
        Pix whole = found(leptonica.pixCloseSafeBrick(null, dark.pointer(), TITLE, TITLE));
        Pix areas = found(leptonica.pixOpenBrick(null, whole.pointer(), LEAST, LEAST));
        Pix around = areas.grown(AROUND);
        Pix mask = found(leptonica.pixScaleToSize(around.pointer(), page.width(), page.height()))) {
      leptonica.pixCombineMasked(even.pointer(), page.pointer(), mask.pointer());
    }
  }

  private static Pix found(@Nullable Pointer pix) {
    return new Pix(pix, "find dark areas");
  }
}
