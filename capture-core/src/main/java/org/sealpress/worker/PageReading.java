package org.sealpress.worker;

import org.sealpress.ocr.OcrEngine;
import org.sealpress.ocr.Orientation;
import org.sealpress.ocr.PageText;
import org.sealpress.page.GreyImage;
import org.sealpress.page.Letters;
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
  private static final double POOR = 85;

  /** What can be read sideways is as good upright, but for chance. */
  private static final double NEARLY = 0.95;

  /** So few words may be noise. */
  private static final int FEW_WORDS = 5;

  /** Tesseract's orientation confidence from which a page is turned. */
  private static final double SURE = 2;

  /**
   * A text, and by how many quarter turns clockwise the page had to be turned for it.
   *
   * @param text in coordinates of the turned page
   */
  record Turned(int quarterTurns, PageText text) {}

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

  /** The best text of a grey page. */
  Turned best(Pix page) {
    Turned first = upright(page);
    if (first.text().words() == 0 || first.text().confidence() >= POOR) {
      return first;
    }
    try (Pix turned = page.turned(first.quarterTurns());
        Pix traced = turned.traced()) {
      PageText second = engine.read(traced.greyImage(dpi));
      return worth(second) > worth(first.text()) ? new Turned(first.quarterTurns(), second) : first;
    }
  }

  private Turned upright(Pix page) {
    double factor = ReadingSize.factor(Letters.of(page));
    if (factor == 1) {
      return turned(page);
    }
    try (Pix small = page.scaled(factor)) {
      return turned(small);
    }
  }

  private Turned turned(Pix page) {
    GreyImage image = page.greyImage(dpi);
    PageText text = engine.read(image);
    int turns = isDoubtful(text) ? seen(image) : text.quarterTurns();
    if (turns == 0) {
      return new Turned(0, text);
    }
    try (Pix turned = page.turned(turns)) {
      PageText second = engine.read(turned.greyImage(dpi));
      boolean better = second.quarterTurns() == 0 && worth(second) >= worth(text) * NEARLY;
      return better ? new Turned(turns, second) : new Turned(0, text);
    }
  }

  private int seen(GreyImage image) {
    Orientation way = engine.orientation(image);
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
