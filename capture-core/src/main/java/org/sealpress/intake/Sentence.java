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

  /** What of an interrupted batch is safe, and what to feed again. */
  static String safe(int sides) {
    return switch (sides) {
      case 0 -> "Nothing was kept: feed all sheets again.";
      case 1 -> "The first side is safe: feed the rest again.";
      default -> "The first " + sides + " sides are safe: feed the rest again.";
    };
  }
}
