package org.sealpress.worker;

import java.util.List;
import java.util.stream.Stream;
import org.sealpress.ocr.OcrEngine;
import org.sealpress.ocr.Orientation;
import org.sealpress.ocr.PageText;
import org.sealpress.page.EvenPaper;
import org.sealpress.page.Ink;
import org.sealpress.page.Pix;
import org.sealpress.page.ReadingSize;
import org.sealpress.page.Rules;
import org.sealpress.page.Tracing;

/**
 * Reads a page as well as it can be read: at the size of its print, the right way up, and when the
 * reading is poor once more in another way. The better one counts.
 */
final class PageReading {
  /** Below this mean confidence of its words, a page may lie on its side. */
  private static final double DOUBTFUL = 60;

  /** Below this one, another way of telling ink from paper may read it better. */
  private static final double POOR = 60;

  /** Below this one nothing is read: letters that lie on their side make words too. */
  private static final double READABLE = 40;

  /** What can be read sideways is as good upright, but for chance. */
  private static final double NEARLY = 0.85;

  /** By so much an upright reading is better than one of letters that lie on their side. */
  private static final double CLEARLY = 1.5;

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
  private final boolean upright;

  /** A reading of pages that may lie on their side. */
  PageReading(OcrEngine engine, int dpi) {
    this(engine, dpi, false);
  }

  /**
   * A reading.
   *
   * @param dpi of the pages that are given
   * @param upright whether they are known to be the right way up
   */
  PageReading(OcrEngine engine, int dpi, boolean upright) {
    this.engine = engine;
    this.dpi = dpi;
    this.upright = upright;
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
        Pix traced = Tracing.blackAndWhite(turned)) {
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
    try (Pix even = EvenPaper.of(page)) {
      return turned(even, ink);
    }
  }

  private Turned turned(Pix page, Ink ink) {
    Turned first = turned(page, ink, 0);
    if (upright) {
      return first;
    }
    int sideways = first.text().quarterTurns();
    if (!isDoubtful(first.text())) {
      Turned other = sideways == 0 ? first : turned(page, ink, sideways);
      return isUpright(other.text(), first.text(), NEARLY) ? other : first;
    }
    Orientation seen = engine.orientation(page.greyImage(dpi));
    for (int turns : ways(seen)) {
      Turned other = turned(page, ink, turns);
      boolean told =
          turns == sideways || (turns == seen.quarterTurns() && seen.confidence() >= SURE);
      double least = told ? READABLE : DOUBTFUL;
      if (other.text().confidence() >= least
          && isUpright(other.text(), first.text(), told ? NEARLY : CLEARLY)) {
        return other;
      }
    }
    return first;
  }

  /**
   * The quarter turns to be tried: first what the letters tell, however unsure, then the others.
   */
  private static List<Integer> ways(Orientation seen) {
    return Stream.of(seen.quarterTurns(), 2, 1, 3).filter(turns -> turns > 0).distinct().toList();
  }

  private static boolean isUpright(PageText text, PageText first, double times) {
    return text.quarterTurns() == 0 && worth(text) >= worth(first) * times;
  }

  private Turned turned(Pix page, Ink ink, int turns) {
    if (turns == 0) {
      double skew = ink.skew();
      return new Turned(0, skew, text(page, skew));
    }
    try (Pix turned = page.turned(turns);
        Ink turnedInk = ink.turned(turns)) {
      double skew = turnedInk.skew();
      return new Turned(turns, skew, text(turned, skew));
    }
  }

  /** The text of a page that is straightened first. */
  private PageText text(Pix page, double skew) {
    if (skew == 0) {
      return text(page);
    }
    try (Pix straight = page.straightened(skew)) {
      return text(straight).within(page.width(), page.height());
    }
  }

  private PageText text(Pix straight) {
    try (Pix unruled = Rules.without(straight)) {
      return engine.read(unruled.greyImage(dpi));
    }
  }

  private static boolean isDoubtful(PageText text) {
    return text.words() < FEW_WORDS || text.confidence() < DOUBTFUL;
  }

  /** More words are better, and surer ones more so: noise has many words of which none is sure. */
  private static double worth(PageText text) {
    return text.confidence() * Math.sqrt(text.words());
  }
}
