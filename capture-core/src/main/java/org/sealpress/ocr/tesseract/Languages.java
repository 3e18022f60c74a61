package org.sealpress.ocr.tesseract;

import java.util.List;
import org.sealpress.ocr.OcrFault;

/** The languages that are installed. Looks at files only: no native code is loaded for it. */
public final class Languages {
  private Languages() {}

  /**
   * Fails when a language is missing.
   *
   * @throws OcrFault names it, those that are there, and its Debian package
   */
  public static void require(List<String> languages) {
    Tessdata.find().require(languages);
  }
}
