package org.sealpress.page;

import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Takes the rules of tables and forms out of a page that is to be read: where they run through a
 * line of print, or a little aslant between two, they are taken for letters.
 */
public final class Rules {
  /** What is darker is ink, on evened paper: a rule of one pixel is pale. */
  private static final int INK = 190;

  /**
   * Pixels: an inch or more. Words that touch each other are shorter. As a product of 25 and 10 it
   * is looked for exactly in two short steps instead of a long one, in a tenth of the time.
   */
  private static final int LONG = 250;

  /** A thin rule has gaps of so many pixels. */
  private static final int GAP = 2;

  /** What is thicker is no rule. */
  private static final int THICK = 9;

  /** A rule has a pale rim. */
  private static final int RIM = 3;

  private Rules() {}

  /**
   * A copy without them: paper is painted over them.
   *
   * @param page grey, with {@link EvenPaper}
   */
  public static Pix without(Pix page) {
    Pix copy = page.grey();
    if (page.width() > LONG && page.height() > LONG) {
      paintOver(copy);
    }
    return copy;
  }

  private static void paintOver(Pix page) {
    Leptonica leptonica = Pix.leptonica();
    try (Pix ink = of(leptonica.pixThresholdToBinary(page.pointer(), INK));
        Pix rows = of(leptonica.pixCloseBrick(null, ink.pointer(), GAP, 1));
        Pix columns = of(leptonica.pixCloseBrick(null, ink.pointer(), 1, GAP));
        Pix across = of(leptonica.pixOpenCompBrick(null, rows.pointer(), LONG, 1));
        Pix down = of(leptonica.pixOpenCompBrick(null, columns.pointer(), 1, LONG));
        Pix both = of(leptonica.pixOr(null, across.pointer(), down.pointer()));
        Pix thick = of(leptonica.pixOpenBrick(null, both.pointer(), THICK, THICK));
        Pix rules = of(leptonica.pixSubtract(null, both.pointer(), thick.pointer()));
        Pix rims = rules.grown(RIM)) {
      leptonica.pixSetMasked(page.pointer(), rims.pointer(), EvenPaper.LIGHT);
    }
  }

  private static Pix of(@Nullable Pointer pix) {
    return new Pix(pix, "find rules");
  }
}
