package org.sealpress.ocr;

import org.sealpress.page.GreyImage;

/** Reads text. One thread at a time; languages stay loaded between pages. */
public interface OcrEngine extends AutoCloseable {

  /**
   * Reads an upright page.
   *
   * @return lines in reading order, boxes in pixels of {@code page}
   */
  PageText read(GreyImage page);

  /**
   * How many words of a page are in the dictionary of its language; only those of three letters or
   * more count. Tells languages apart where confidence does not.
   */
  int knownWords(GreyImage page);

  /**
   * How the page has to be turned to be upright, from its letter shapes.
   *
   * @return what the engine thinks; never a guess without confidence
   */
  Orientation orientation(GreyImage page);

  @Override
  void close();
}
