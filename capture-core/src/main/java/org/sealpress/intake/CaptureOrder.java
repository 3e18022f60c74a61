package org.sealpress.intake;

import java.util.List;
import org.sealpress.page.PageStyle;
import org.sealpress.scan.ScanProfile;

/**
 * What a press of a button asks for.
 *
 * @param documentClass name of the class
 * @param profileName name of the profile
 * @param profile how to scan
 * @param languages to read the pages in, the main one first; at least one
 * @param dropBlank whether sides with nothing on them are no pages
 * @param style how pages are kept
 * @param split whether separator sheets divide it into several documents
 * @param manualDuplex whether a person turns the stack over when all fronts are fed; of no effect
 *     when the scanner gives both sides by itself
 */
public record CaptureOrder(
    String documentClass,
    String profileName,
    ScanProfile profile,
    List<String> languages,
    boolean dropBlank,
    PageStyle style,
    boolean split,
    boolean manualDuplex) {

  /** Fed once. */
  public CaptureOrder(
      String documentClass,
      String profileName,
      ScanProfile profile,
      List<String> languages,
      boolean dropBlank,
      PageStyle style,
      boolean split) {
    this(documentClass, profileName, profile, languages, dropBlank, style, split, false);
  }

  /** Fed once, one document. */
  public CaptureOrder(
      String documentClass,
      String profileName,
      ScanProfile profile,
      List<String> languages,
      boolean dropBlank,
      PageStyle style) {
    this(documentClass, profileName, profile, languages, dropBlank, style, false, false);
  }

  /** Copies the languages. */
  public CaptureOrder {
    languages = List.copyOf(languages);
    if (languages.isEmpty()) {
      throw new IllegalArgumentException(
          "class " + documentClass + " has no language to read its pages in");
    }
  }
}
