package org.sealpress.ocr.tesseract;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.tess4j.ITessAPI.TessPageIterator;
import net.sourceforge.tess4j.ITessAPI.TessPageIteratorLevel;
import net.sourceforge.tess4j.ITessAPI.TessResultIterator;
import org.jspecify.annotations.Nullable;
import org.sealpress.ocr.Box;
import org.sealpress.ocr.Line;
import org.sealpress.ocr.Line.Baseline;
import org.sealpress.ocr.Word;

/** Walks over Tesseract's result word by word and gathers lines. */
final class ResultLines {
  private static final int WORD = TessPageIteratorLevel.RIL_WORD;
  private static final int LINE = TessPageIteratorLevel.RIL_TEXTLINE;

  private final TesseractLibrary api;
  private final @Nullable TessResultIterator result;
  private final IntBuffer[] numbers = new IntBuffer[4];

  ResultLines(TesseractLibrary api, @Nullable TessResultIterator result) {
    this.api = api;
    this.result = result;
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = IntBuffer.allocate(1);
    }
  }

  List<Line> all() {
    List<Line> lines = new ArrayList<>();
    if (result == null) {
      return lines;
    }
    TessPageIterator place = api.TessResultIteratorGetPageIterator(result);
    List<Word> words = new ArrayList<>();
    do {
      String text = TesseractEngine.taken(api, api.TessResultIteratorGetUTF8Text(result, WORD));
      if (!text.isBlank() && box(place, WORD)) {
        float confidence = api.TessResultIteratorConfidence(result, WORD);
        words.add(new Word(text.strip(), box(), confidence));
      }
      boolean lineEnds = api.TessPageIteratorIsAtFinalElement(place, LINE, WORD) != 0;
      if (lineEnds && !words.isEmpty()) {
        lines.add(line(place, words));
        words.clear();
      }
    } while (api.TessResultIteratorNext(result, WORD) != 0);
    return lines;
  }

  private Line line(TessPageIterator place, List<Word> words) {
    box(place, LINE);
    Box box = box();
    boolean known =
        api.TessPageIteratorBaseline(place, LINE, numbers[0], numbers[1], numbers[2], numbers[3])
            != 0;
    Baseline baseline =
        known
            ? new Baseline(number(0), number(1), number(2), number(3))
            : new Baseline(box.x(), box.bottom(), box.right(), box.bottom());
    return new Line(words, box, baseline);
  }

  private boolean box(TessPageIterator place, int level) {
    return api.TessPageIteratorBoundingBox(
            place, level, numbers[0], numbers[1], numbers[2], numbers[3])
        != 0;
  }

  private Box box() {
    return new Box(number(0), number(1), number(2) - number(0), number(3) - number(1));
  }

  private int number(int i) {
    return numbers[i].get(0);
  }
}
