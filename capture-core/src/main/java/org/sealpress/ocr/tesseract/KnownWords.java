package org.sealpress.ocr.tesseract;

import net.sourceforge.tess4j.ITessAPI.TessPageIteratorLevel;
import net.sourceforge.tess4j.ITessAPI.TessResultIterator;
import org.jspecify.annotations.Nullable;

/** Counts the words of Tesseract's result that are in its dictionary. */
final class KnownWords {
  private static final int WORD = TessPageIteratorLevel.RIL_WORD;

  /** Shorter ones are words in any language. */
  private static final int SHORTEST = 3;

  private final TesseractLibrary api;
  private final @Nullable TessResultIterator result;

  KnownWords(TesseractLibrary api, @Nullable TessResultIterator result) {
    this.api = api;
    this.result = result;
  }

  int count() {
    if (result == null) {
      return 0;
    }
    int count = 0;
    do {
      String text =
          TesseractEngine.taken(api, api.TessResultIteratorGetUTF8Text(result, WORD)).strip();
      boolean word =
          text.codePointCount(0, text.length()) >= SHORTEST
              && text.codePoints().allMatch(Character::isLetter);
      count += word && api.TessResultIteratorWordIsFromDictionary(result) != 0 ? 1 : 0;
    } while (api.TessResultIteratorNext(result, WORD) != 0);
    return count;
  }
}
