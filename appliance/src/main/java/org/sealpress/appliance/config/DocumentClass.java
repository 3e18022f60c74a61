package org.sealpress.appliance.config;

import java.time.Duration;
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
 * @param check how long what is scanned waits for a person to look at its pages before it is sealed
 *     all the same; zero when nobody has to look
 */
public record DocumentClass(
    String name,
    Profile profile,
    List<String> languages,
    Policy policy,
    BlankSides blankSides,
    PageStyle style,
    boolean split,
    Required required,
    Duration check) {

  /** One whose pages nobody has to look at. */
  public DocumentClass(
      String name,
      Profile profile,
      List<String> languages,
      Policy policy,
      BlankSides blankSides,
      PageStyle style,
      boolean split,
      Required required) {
    this(name, profile, languages, policy, blankSides, style, split, required, Duration.ZERO);
  }

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
