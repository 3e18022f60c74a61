package org.sealpress.ocr.tesseract;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sealpress.ocr.OcrFault;

/** The languages that are installed. Looks at files only: no native code is loaded for it. */
public final class Languages {
  /** Models for orientation, for numbers that are read off displays, and for formulas. */
  private static final Set<String> NO_TEXT = Set.of("osd", "snum", "equ");

  private Languages() {}

  /**
   * Fails when a language is missing.
   *
   * @throws OcrFault names it, those that are there, and its Debian package
   */
  public static void require(List<String> languages) {
    Tessdata.find().require(languages);
  }

  /**
   * Those that are there, of what Tesseract can read text in, by name.
   *
   * @throws OcrFault when there is no folder of models
   */
  public static List<String> installed() {
    return Tessdata.find().installed().stream().filter(name -> !NO_TEXT.contains(name)).toList();
  }

  /**
   * Those that are not there, each once; of {@code eng+deu} each by itself.
   *
   * @throws OcrFault when there is no folder of models
   */
  public static List<String> missing(Collection<String> languages) {
    Tessdata models = Tessdata.find();
    return Tessdata.each(languages).distinct().filter(name -> !models.has(name)).toList();
  }

  /** The Debian package that has a language. */
  public static String debianPackage(String language) {
    return "tesseract-ocr-" + language.toLowerCase(Locale.ROOT).replace('_', '-').replace('/', '-');
  }
}
