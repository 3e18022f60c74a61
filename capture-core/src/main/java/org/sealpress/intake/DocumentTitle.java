package org.sealpress.intake;

/**
 * What a person calls a document. It is sealed with the document and then forgotten by the box, so
 * it is in no message and prints as stars.
 *
 * @param text one line; empty for none
 */
public record DocumentTitle(String text) {
  /** No title of its own. */
  public static final DocumentTitle NONE = new DocumentTitle("");

  /** A line that a viewer can show. */
  public static final int LONGEST = 200;

  /**
   * Takes spaces off its ends.
   *
   * @throws IllegalArgumentException says what is wrong with it, without the title
   */
  public DocumentTitle {
    text = text.strip();
    int length = text.codePointCount(0, text.length());
    if (length > LONGEST) {
      throw new IllegalArgumentException(
          "the title has %d characters, expected at most %d: shorten it"
              .formatted(length, LONGEST));
    }
    if (text.codePoints().anyMatch(DocumentTitle::isUnseen)) {
      throw new IllegalArgumentException(
          "the title has a line break or another character that can't be seen: type it on one line");
    }
  }

  /** Those that would turn the direction of writing could make it look like another title. */
  private static boolean isUnseen(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return text.isEmpty();
  }

  @Override
  public String toString() {
    return isEmpty() ? "" : "***";
  }
}
