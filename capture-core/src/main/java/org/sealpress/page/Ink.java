package org.sealpress.page;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.FloatByReference;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/** What is printed or written on a page, told from its paper: 1-bit, in Leptonica's memory. */
public final class Ink implements AutoCloseable {
  /** How far from a clear valley between ink and paper a threshold may be. */
  private static final float SCORE = 0.1f;

  /** Degrees. No feeder pulls paper in worse, and no lines of a page are that steep by chance. */
  private static final float MOST_SKEW = 9;

  private static final float SWEEP_STEP = 1;
  private static final float FINEST_STEP = 0.01f;

  /** Pixels from which a page is looked at in half its size: its angle is as sure as without. */
  private static final long LARGE = 4_000_000;

  /** How much sharper lines are at the best angle than at the worst; Leptonica's own measure. */
  private static final double SURE = 3;

  /** Less is not seen, and not worth to move every pixel for. */
  private static final double LEVEL = 0.05;

  private final Pix pix;

  private Ink(Pix pix) {
    this.pix = pix;
  }

  /**
   * With one threshold for the page, after its background was made even.
   *
   * @param page grey; too small a one, or one without contrast, has no ink
   */
  public static Ink of(Pix page) {
    Leptonica leptonica = Pix.leptonica();
    @Nullable Pointer binary =
        leptonica.pixOtsuThreshOnBackgroundNorm(
            page.pointer(), null, 10, 15, 100, 50, 255, 2, 2, SCORE, null);
    return new Ink(
        new Pix(
            binary == null ? leptonica.pixCreate(page.width(), page.height(), 1) : binary,
            "find the ink"));
  }

  /** The same turned clockwise by quarter turns. */
  public Ink turned(int quarterTurns) {
    return new Ink(pix.turned(quarterTurns));
  }

  /**
   * By how many degrees clockwise the page has to be turned so that its lines are level; 0 when
   * they are, or when it is not sure. A page that lies on its side has no lines to go by.
   */
  public double skew() {
    boolean large = (long) pix.width() * pix.height() >= LARGE;
    FloatByReference degrees = new FloatByReference();
    FloatByReference confidence = new FloatByReference();
    int failed =
        Pix.leptonica()
            .pixFindSkewSweepAndSearch(
                pix.pointer(),
                degrees,
                confidence,
                4,
                large ? 2 : 1,
                MOST_SKEW,
                SWEEP_STEP,
                FINEST_STEP);
    boolean sure = failed == 0 && confidence.getValue() >= SURE;
    return sure && Math.abs(degrees.getValue()) >= LEVEL ? degrees.getValue() : 0;
  }

  /** The connected pieces that are large enough for letters. */
  public Letters letters() {
    Leptonica leptonica = Pix.leptonica();
    try (Boxes all = new Boxes(leptonica.pixConnCompBB(pix.pointer(), 8));
        Boxes letters =
            new Boxes(
                leptonica.boxaSelectBySize(
                    all.boxes,
                    Letters.NARROWEST,
                    Letters.LOWEST,
                    Leptonica.SELECT_IF_BOTH,
                    Leptonica.SELECT_IF_GTE,
                    null))) {
      return letters.measured();
    }
  }

  /** Rectangles in Leptonica's memory. */
  private static final class Boxes implements AutoCloseable {
    private final Pointer boxes;

    Boxes(@Nullable Pointer boxes) {
      if (boxes == null) {
        throw new IllegalStateException("Leptonica could not find what is connected");
      }
      this.boxes = boxes;
    }

    Letters measured() {
      int count = Pix.leptonica().boxaGetCount(boxes);
      IntByReference width = new IntByReference();
      IntByReference height = new IntByReference();
      if (count > 0) {
        Pix.leptonica().boxaGetMedianVals(boxes, null, null, null, null, width, height);
      }
      return new Letters(count, height.getValue());
    }

    @Override
    public void close() {
      Pix.leptonica().boxaDestroy(new PointerByReference(boxes));
    }
  }

  @Override
  public void close() {
    pix.close();
  }
}
