package org.sealpress.pdf;

/** The order in which characters stand on the page. */
final class Bidi {
  private Bidi() {}

  /**
   * A word from left to right: Hebrew and Arabic reversed, numbers and Latin among them not,
   * everything else as it is (Unicode Standard Annex 9).
   */
  static String visual(String word) {
    char[] letters = word.toCharArray();
    if (!java.text.Bidi.requiresBidi(letters, 0, letters.length)) {
      return word;
    }
    java.text.Bidi runs = new java.text.Bidi(word, java.text.Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
    int count = runs.getRunCount();
    byte[] levels = new byte[count];
    String[] parts = new String[count];
    for (int i = 0; i < count; i++) {
      levels[i] = (byte) runs.getRunLevel(i);
      String part = word.substring(runs.getRunStart(i), runs.getRunLimit(i));
      boolean rightToLeft = levels[i] % 2 == 1;
      parts[i] = rightToLeft ? new StringBuilder(part).reverse().toString() : part;
    }
    java.text.Bidi.reorderVisually(levels, 0, parts, 0, count);
    return String.join("", parts);
  }
}
