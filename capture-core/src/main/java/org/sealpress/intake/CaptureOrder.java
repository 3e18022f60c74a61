package org.sealpress.intake;

import java.time.Duration;
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
 * @param check how long it waits for a person to look at its pages before it is sealed all the
 *     same; with zero it does not wait
 * @param title that a person gives it; a part of it with a cover sheet has that one's
 */
public record CaptureOrder(
    String documentClass,
    String profileName,
    ScanProfile profile,
    List<String> languages,
    boolean dropBlank,
    PageStyle style,
    boolean split,
    boolean manualDuplex,
    Duration check,
    DocumentTitle title) {

  /** Nobody has to look at it. */
  public CaptureOrder(
      String documentClass,
      String profileName,
      ScanProfile profile,
      List<String> languages,
      boolean dropBlank,
      PageStyle style,
      boolean split,
      boolean manualDuplex) {
    this(
        documentClass,
        profileName,
        profile,
        languages,
        dropBlank,
        style,
        split,
        manualDuplex,
        Duration.ZERO,
        DocumentTitle.NONE);
  }

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

  /** The same, for which a person is waited for. */
  public CaptureOrder checked(Duration longest) {
    return new CaptureOrder(
        documentClass,
        profileName,
        profile,
        languages,
        dropBlank,
        style,
        split,
        manualDuplex,
        longest,
        title);
  }

  /** The same with a title. */
  public CaptureOrder titled(DocumentTitle given) {
    return new CaptureOrder(
        documentClass,
        profileName,
        profile,
        languages,
        dropBlank,
        style,
        split,
        manualDuplex,
        check,
        given);
  }
}
