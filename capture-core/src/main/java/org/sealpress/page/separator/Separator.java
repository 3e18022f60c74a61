package org.sealpress.page.separator;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A sheet that is no page: a new document begins after it. */
public sealed interface Separator {

  /** A sheet with Kodak's patch code T, which says nothing but that. */
  record PatchT() implements Separator {}

  /**
   * A cover sheet of {@code sealpress cover}. Anybody can print one: what it says is a wish.
   *
   * @param documentClass name of a class that the box may not have
   * @param title of the document that follows
   * @param document id of the document of which a new version follows; empty for a new document.
   *     The box may not have it
   */
  record Cover(String documentClass, String title, String document) implements Separator {
    /** A title has one line on the sheet, and more would make the code too fine. */
    public static final int LONGEST_TITLE = 80;

    private static final int MOST_BYTES = 160;
    private static final Pattern CLASS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final Pattern DOCUMENT = Pattern.compile("(?:[a-z2-7]{26})?");

    /**
     * Checks all of it.
     *
     * @throws IllegalArgumentException says what is wrong, for a person
     */
    public Cover {
      if (!CLASS.matcher(documentClass).matches()) {
        throw new IllegalArgumentException("'" + documentClass + "' is no name of a class");
      }
      if (!DOCUMENT.matcher(document).matches()) {
        throw new IllegalArgumentException(
            "'" + document + "' is no document id: expected 26 characters of a-z and 2-7");
      }
      if (title.isBlank() || !title.equals(title.strip())) {
        throw new IllegalArgumentException("the title is empty, or has blanks around it");
      }
      if (title.codePoints().anyMatch(Cover::isNotPrinted)) {
        throw new IllegalArgumentException("the title has characters that are not printed");
      }
      int length = title.codePointCount(0, title.length());
      int bytes = title.getBytes(StandardCharsets.UTF_8).length;
      if (length > LONGEST_TITLE || bytes > MOST_BYTES) {
        throw new IllegalArgumentException(
            "the title has %d characters (%d bytes), expected at most %d (%d bytes)"
                .formatted(length, bytes, LONGEST_TITLE, MOST_BYTES));
      }
    }

    private static boolean isNotPrinted(int codePoint) {
      return switch (Character.getType(codePoint)) {
        case Character.CONTROL,
            Character.FORMAT,
            Character.SURROGATE,
            Character.PRIVATE_USE,
            Character.UNASSIGNED,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR ->
            true;
        default -> false;
      };
    }
  }
}
