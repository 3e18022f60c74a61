package org.sealpress.appliance.config;

import java.util.List;
import org.sealpress.page.PageStyle;
import org.sealpress.plan.Policy;
import org.sealpress.plan.Required;

/**
 * What a kind of document needs.
 *
 * @param name its name in the file, such as {@code legal}
 * @param profile how it is scanned
 * @param languages what it is read in: names of Tesseract's models, such as {@code eng}; at least
 *     one
 * @param policy when its copies are due, and how long it is kept
 * @param blankSides what becomes of blank sides
 * @param style how pages are kept
 * @param split whether separator sheets divide a batch into several documents
 * @param required where verified copies must be before its documents may leave the box
 */
public record DocumentClass(
    String name,
    Profile profile,
    List<String> languages,
    Policy policy,
    BlankSides blankSides,
    PageStyle style,
    boolean split,
    Required required) {

  /** Copies the list. */
  public DocumentClass {
    languages = List.copyOf(languages);
  }

  /** The one class of a file that has none. */
  static DocumentClass standard(Profile profile) {
    return new DocumentClass(
        "default",
        profile,
        List.of("eng"),
        Policy.USUAL,
        BlankSides.KEEP,
        PageStyle.AS_SCANNED,
        false,
        Required.ALL);
  }
}
