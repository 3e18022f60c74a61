package org.sealpress.ocr;

import java.util.List;
import org.sealpress.page.GreyImage;

/**
 * Reads each page with the one of several engines that knows most of its words, judged by a strip
 * of it. Models of two languages at once read worse than the right one alone, and take longer.
 */
public final class ChoosingEngine implements OcrEngine {
  private final List<OcrEngine> engines;

  /**
   * A choice.
   *
   * @param engines one for each language, at least one; which come first are preferred
   */
  public ChoosingEngine(List<OcrEngine> engines) {
    if (engines.isEmpty()) {
      throw new IllegalArgumentException("no engine to choose");
    }
    this.engines = List.copyOf(engines);
  }

  @Override
  public PageText read(GreyImage page) {
    return best(page).read(page);
  }

  private OcrEngine best(GreyImage page) {
    OcrEngine best = engines.get(0);
    if (engines.size() > 1) {
      GreyImage strip = Strip.of(page);
      int most = best.knownWords(strip);
      for (OcrEngine engine : engines.subList(1, engines.size())) {
        int known = engine.knownWords(strip);
        if (known > most) {
          most = known;
          best = engine;
        }
      }
    }
    return best;
  }

  @Override
  public int knownWords(GreyImage page) {
    return best(page).knownWords(page);
  }

  @Override
  public Orientation orientation(GreyImage page) {
    return engines.get(0).orientation(page);
  }

  @Override
  public void close() {
    engines.forEach(OcrEngine::close);
  }
}
