package org.sealpress.appliance.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a mistyped word was meant to be. */
final class Nearest {
  private Nearest() {}

  /** The candidate that {@code word} was most likely meant to be; empty when none is near. */
  static Optional<String> to(String word, Collection<String> candidates) {
    String given = word.toLowerCase(Locale.ROOT);
    if (given.length() > 40) {
      return Optional.empty();
    }
    return candidates.stream()
        .filter(each -> isNear(given, each.toLowerCase(Locale.ROOT)))
        .min(Comparator.comparingInt(each -> distance(given, each.toLowerCase(Locale.ROOT))));
  }

  /** {@code did you mean `x`?}, or {@code otherwise} when nothing is near. */
  static String hint(String word, Collection<String> candidates, String otherwise) {
    return to(word, candidates).map(near -> "did you mean `" + near + "`?").orElse(otherwise);
  }

  private static boolean isNear(String given, String candidate) {
    boolean shortened = given.length() >= 3 && candidate.startsWith(given);
    int slips = Math.max(1, Math.min(given.length(), candidate.length()) / 3);
    return shortened || distance(given, candidate) <= slips;
  }

  /** Edits that make one of the other; two neighbours swapped are one edit. */
  private static int distance(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          edits[i][j] = i + j;
          continue;
        }
        int change = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        edits[i][j] = Math.min(change, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          edits[i][j] = Math.min(edits[i][j], edits[i - 2][j - 2] + 1);
        }
      }
    }
    return edits[a.length()][b.length()];
  }
}
