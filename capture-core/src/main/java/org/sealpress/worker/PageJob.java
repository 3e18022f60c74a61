package org.sealpress.worker;

import java.util.List;
import org.sealpress.page.PageStyle;

/**
 * What a worker is to do with a page.
 *
 * @param source the page
 * @param languages to read it in, Tesseract's names
 * @param dpi its resolution when it is known better than the source tells; 0 otherwise
 * @param quarterTurns clockwise turns that are known to be needed to make it upright
 * @param keep true when the source's own bytes go into the archive and only its text is wanted
 * @param style how the page is kept
 * @param jpegQuality 1 to 100, for grey and colour
 * @param effort how much of it to do
 * @param separators whether to look if it is a separator, and then not to read it
 * @param shown whether a small picture of it is wanted, whatever it is
 * @param upright whether a person said how it has to be turned, so that it is not turned otherwise
 */
public record PageJob(
    PageSource source,
    List<String> languages,
    int dpi,
    int quarterTurns,
    boolean keep,
    PageStyle style,
    int jpegQuality,
    Effort effort,
    boolean separators,
    boolean shown,
    boolean upright) {

  /** How much of the work is done. */
  public enum Effort {
    /** Image and text. */
    READ,
    /** The image alone: after reading has failed. */
    IMAGE_ONLY,
    /** No image for the archive but a small picture, turned as the job says. */
    GLANCE,
    /** The same, large enough to be read. */
    LOOK;

    /** Whether a person waits for it. */
    boolean isUrgent() {
      return this == GLANCE || this == LOOK;
    }
  }

  /** Copies the languages. */
  public PageJob {
    languages = List.copyOf(languages);
  }

  /** A page, without a look whether it is a separator. */
  public PageJob(
      PageSource source,
      List<String> languages,
      int dpi,
      int quarterTurns,
      boolean keep,
      PageStyle style,
      int jpegQuality,
      Effort effort) {
    this(source, languages, dpi, quarterTurns, keep, style, jpegQuality, effort, false);
  }

  /** A page of which no picture is wanted. */
  public PageJob(
      PageSource source,
      List<String> languages,
      int dpi,
      int quarterTurns,
      boolean keep,
      PageStyle style,
      int jpegQuality,
      Effort effort,
      boolean separators) {
    this(
        source,
        languages,
        dpi,
        quarterTurns,
        keep,
        style,
        jpegQuality,
        effort,
        separators,
        false,
        false);
  }

  /**
   * A picture of a page.
   *
   * @param effort {@link Effort#GLANCE} or {@link Effort#LOOK}
   */
  public static PageJob picture(PageSource source, int quarterTurns, Effort effort) {
    return new PageJob(
        source, List.of(), 0, quarterTurns, false, PageStyle.AS_SCANNED, 0, effort, false);
  }

  /** The same with less effort. */
  PageJob imageOnly() {
    return new PageJob(
        source,
        languages,
        dpi,
        quarterTurns,
        keep,
        style,
        jpegQuality,
        effort.isUrgent() ? effort : Effort.IMAGE_ONLY,
        separators,
        shown,
        upright);
  }
}
