package org.sealpress.pdf;

/** The order in which characters stand on the page. */
final class Bidi {
  private Bidi() {}

  /** A word from left to right: Hebrew and Arabic reversed, everything else as it is. */
  static String visual(String word) {
    boolean rightToLeft =
        word.codePoints()
            .map(Character::getDirectionality)
            .anyMatch(
                d ->
                    d == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || d == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
    return rightToLeft ? new StringBuilder(word).reverse().toString() : word;
  }
}
