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

  /** Pixels from which a page is looked at in half its size: that tells as much. */
  private static final long LARGE = 4_000_000;

  /** How much sharper lines are at the best angle than at the worst; Leptonica's own measure. */
  private static final double SURE = 3;

  /** Less is not seen, and not worth to move every pixel for. */
  private static final double LEVEL = 0.05;

  private final Pix pix;

  /** Pixels of the page for a pixel of the ink. */
  private final int reduction;

  private Ink(Pix pix, int reduction) {
    this.pix = pix;
    this.reduction = reduction;
  }

  /**
   * With one threshold for the page, after its background was made even.
   *
   * @param page grey; too small a one, or one without contrast, has no ink
   */
  public static Ink of(Pix page) {
    if ((long) page.width() * page.height() < LARGE) {
      return new Ink(binary(page), 1);
    }
    try (Pix half = page.half()) {
      return new Ink(binary(half), 2);
    }
  }

  private static Pix binary(Pix page) {
    Leptonica leptonica = Pix.leptonica();
    @Nullable Pointer binary =
        leptonica.pixOtsuThreshOnBackgroundNorm(
            page.pointer(), null, 10, 15, 100, 50, 255, 2, 2, SCORE, null);
    return new Pix(
        binary == null ? leptonica.pixCreate(page.width(), page.height(), 1) : binary,
        "find the ink");
  }

  /** The same turned clockwise by quarter turns. */
  public Ink turned(int quarterTurns) {
    return new Ink(pix.turned(quarterTurns), reduction);
  }

  /**
   * By how many degrees clockwise the page has to be turned so that its lines are level; 0 when
   * they are, or when it is not sure. A page that lies on its side has no lines to go by.
   */
  public double skew() {
    FloatByReference degrees = new FloatByReference();
    FloatByReference confidence = new FloatByReference();
    int failed =
        Pix.leptonica()
            .pixFindSkewSweepAndSearch(
                pix.pointer(),
                degrees,
                confidence,
                reduction == 1 ? 4 : 2,
                1,
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
                    (Letters.NARROWEST + reduction - 1) / reduction,
                    (Letters.LOWEST + reduction - 1) / reduction,
                    Leptonica.SELECT_IF_BOTH,
                    Leptonica.SELECT_IF_GTE,
                    null))) {
      return new Letters(letters.count(), reduction * letters.medianHeight());
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

    int count() {
      return Pix.leptonica().boxaGetCount(boxes);
    }

    /** Between whole pixels, as if the heights in one were spread evenly over it. */
    double medianHeight() {
      int count = count();
      int[] heights = new int[count];
      IntByReference height = new IntByReference();
      for (int i = 0; i < count; i++) {
        Pix.leptonica().boxaGetBoxGeometry(boxes, i, null, null, null, height);
        heights[i] = height.getValue();
      }
      return Median.of(heights);
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
