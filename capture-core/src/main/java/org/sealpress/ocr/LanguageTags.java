package org.sealpress.ocr;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** Tesseract names languages by ISO 639-2 and names of its own; documents use BCP 47. */
public final class LanguageTags {
  private static final Map<String, String> OWN_NAMES =
      Map.of(
          "chi_sim", "zh-Hans",
          "chi_tra", "zh-Hant",
          "srp_latn", "sr-Latn",
          "uzb_cyrl", "uz-Cyrl",
          "aze_cyrl", "az-Cyrl",
          "frk", "de-Latf",
          "deu_frak", "de-Latf");

  private LanguageTags() {}

  /**
   * The tag of a Tesseract language, or of the first of several at once.
   *
   * @return {@code und} when nothing is known of it
   */
  public static String of(String tesseract) {
    String name = tesseract.replaceFirst("\\+.*", "").toLowerCase(Locale.ROOT);
    String own = OWN_NAMES.get(name);
    if (own != null) {
      return own;
    }
    String code = name.replaceFirst("_.*", "");
    return Arrays.stream(Locale.getISOLanguages())
        .filter(two -> new Locale(two).getISO3Language().equals(code))
        .findFirst()
        .orElse(code.matches("[a-z]{3}") ? code : "und");
  }
}
