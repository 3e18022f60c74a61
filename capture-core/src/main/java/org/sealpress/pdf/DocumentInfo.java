package org.sealpress.pdf;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What a document says of itself in its XMP metadata.
 *
 * @param title shown by viewers
 * @param language BCP 47 tag of the main language, for example {@code en}
 * @param created when the PDF was made
 * @param origin where its pages come from; empty for {@code convert}
 */
public record DocumentInfo(
    String title, String language, OffsetDateTime created, Optional<Origin> origin) {

  /** PDF/A allows strings of 32,767 bytes, and no viewer shows a title of more than a line. */
  private static final int LONGEST_TITLE = 1000;

  /** The same with a title that every reader can show. */
  DocumentInfo legible() {
    String shown = Legible.of(title);
    String cut =
        shown
            .codePoints()
            .limit(LONGEST_TITLE)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return new DocumentInfo(cut, language, created, origin);
  }

  /**
   * Where the pages of a captured document come from.
   *
   * @param documentId random id of the document
   * @param version 1, 2, ...
   * @param documentClass {@code legal}, {@code draft}, ...
   * @param box name of the box
   * @param scanner what the scanner says of itself
   * @param captured when the button was pressed
   */
  public record Origin(
      String documentId,
      int version,
      String documentClass,
      String box,
      String scanner,
      OffsetDateTime captured) {}
}
