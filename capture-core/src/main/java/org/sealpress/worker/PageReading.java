package org.sealpress.worker;

import org.sealpress.ocr.OcrEngine;
import org.sealpress.ocr.Orientation;
import org.sealpress.ocr.PageText;
import org.sealpress.page.Ink;
import org.sealpress.page.Pix;
import org.sealpress.page.ReadingSize;

/**
 * Reads a page as well as it can be read: at the size of its print, the right way up, and when the
 * reading is poor once more in another way. The better one counts.
 */
final class PageReading {
  /** Below this mean confidence of its words, a page may lie on its side. */
  private static final double DOUBTFUL = 60;

  /** Below this one, another way of telling ink from paper may read it better. */
  private static final double POOR = 60;

  /** What can be read sideways is as good upright, but for chance. */
  private static final double NEARLY = 0.95;

  /** So few words may be noise. */
  private static final int FEW_WORDS = 5;

  /** Tesseract's orientation confidence from which a page is turned. */
  private static final double SURE = 2;

  /**
   * A text, and how the page had to be turned for it.
   *
   * @param quarterTurns clockwise
   * @param skew degrees clockwise, after that
   * @param text in coordinates of the page so turned
   */
  record Turned(int quarterTurns, double skew, PageText text) {}

  private final OcrEngine engine;
  private final int dpi;

  /**
   * A reading.
   *
   * @param dpi of the pages that are given
   */
  PageReading(OcrEngine engine, int dpi) {
    this.engine = engine;
    this.dpi = dpi;
  }

  /** The best text of a grey page, which is aslant only when there are words to tell by. */
  Turned best(Pix page) {
    Turned best = read(page);
    if (best.skew() == 0 || best.text().words() >= FEW_WORDS) {
      return best;
    }
    try (Pix turned = page.turned(best.quarterTurns())) {
      return new Turned(best.quarterTurns(), 0, text(turned, 0));
    }
  }

  private Turned read(Pix page) {
    Turned first;
    try (Ink ink = Ink.of(page)) {
      first = upright(page, ink);
    }
    if (first.text().words() == 0 || first.text().confidence() >= POOR) {
      return first;
    }
    try (Pix turned = page.turned(first.quarterTurns());
        Pix traced = turned.traced()) {
      PageText second = text(traced, first.skew());
      return worth(second) > worth(first.text())
          ? new Turned(first.quarterTurns(), first.skew(), second)
          : first;
    }
  }

  private Turned upright(Pix page, Ink ink) {
    double factor = ReadingSize.factor(ink.letters());
    if (factor == 1) {
      return even(page, ink);
    }
    try (Pix small = page.scaled(factor)) {
      return even(small, ink);
    }
  }

  private Turned even(Pix page, Ink ink) {
    try (Pix even = page.evened()) {
      return turned(even, ink);
    }
  }

  private Turned turned(Pix page, Ink ink) {
    double level = ink.skew();
    PageText text = text(page, level);
    Turned first = new Turned(0, level, text);
    int turns = isDoubtful(text) ? seen(page) : text.quarterTurns();
    if (turns == 0) {
      return first;
    }
    try (Pix turned = page.turned(turns);
        Ink turnedInk = ink.turned(turns)) {
      double skew = turnedInk.skew();
      PageText second = text(turned, skew);
      boolean better = second.quarterTurns() == 0 && worth(second) >= worth(text) * NEARLY;
      return better ? new Turned(turns, skew, second) : first;
    }
  }

  /** The text of a page that is straightened first. */
  private PageText text(Pix page, double skew) {
    if (skew == 0) {
      return engine.read(page.greyImage(dpi));
    }
    try (Pix straight = page.straightened(skew)) {
      return engine.read(straight.greyImage(dpi)).within(page.width(), page.height());
    }
  }

  private int seen(Pix page) {
    Orientation way = engine.orientation(page.greyImage(dpi));
    return way.confidence() >= SURE ? way.quarterTurns() : 0;
  }

  private static boolean isDoubtful(PageText text) {
    return text.words() < FEW_WORDS || text.confidence() < DOUBTFUL;
  }

  /** More words are better, and surer ones more so: noise has many words of which none is sure. */
  private static double worth(PageText text) {
    return text.confidence() * Math.sqrt(text.words());
  }
}
