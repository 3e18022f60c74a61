package org.sealpress.target.drive;

/** Text from a stranger's drive, for a message: on one line, short, with nothing hidden in it. */
final class Visible {
  private static final int LONGEST = 40;

  private Visible() {}

  /** Letters, digits, marks and signs as they are; all else as its number. */
  static String text(String text) {
    StringBuilder shown = new StringBuilder();
    int[] points = text.codePoints().limit(LONGEST + 1L).toArray();
    for (int i = 0; i < Math.min(points.length, LONGEST); i++) {
      int each = points[i];
      if (isPlain(each)) {
        shown.appendCodePoint(each);
      } else {
        shown.append(String.format("\\u%04x", each));
      }
    }
    return points.length > LONGEST ? shown + "..." : shown.toString();
  }

  private static boolean isPlain(int point) {
    return point == ' '
        || (point != '"'
            && switch (Character.getType(point)) {
              case Character.CONTROL,
                  Character.FORMAT,
                  Character.SURROGATE,
                  Character.PRIVATE_USE,
                  Character.UNASSIGNED,
                  Character.LINE_SEPARATOR,
                  Character.PARAGRAPH_SEPARATOR,
                  Character.SPACE_SEPARATOR ->
                  false;
              default -> true;
            });
  }
}
