package org.sealpress.intake;

/** Sentences for the person at the desk. */
final class Sentence {
  private Sentence() {}

  /** What an exception says. */
  static String of(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /** Two sentences one after the other, each with one full stop. */
  static String join(String first, String second) {
    return first.replaceFirst("[.\\s]+$", "") + ". " + second;
  }

  /**
   * What of an interrupted batch is safe, and from which sheet on to feed again.
   *
   * @param sides that are safe
   * @param duplex whether a sheet has two
   */
  static String safe(int sides, boolean duplex) {
    if (sides == 0) {
      return "Nothing was kept: feed all sheets again.";
    }
    int sheets = duplex ? sides / 2 : sides;
    int next = sheets + 1;
    if (duplex && sides % 2 == 1) {
      String front = "the front of sheet " + next;
      return sheets == 0
          ? "Only " + front + " is safe: feed all sheets again."
          : "%s and %s are safe: feed again from sheet %d on."
              .formatted(first(sheets), front, next);
    }
    return "%s %s safe: feed again from sheet %d on."
        .formatted(first(sheets), sheets == 1 ? "is" : "are", next);
  }

  private static String first(int sheets) {
    return sheets == 1 ? "The first sheet" : "The first " + sheets + " sheets";
  }
}
