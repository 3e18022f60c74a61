package org.sealpress.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The check characters of a line: a Reed-Solomon code over GF(32) with the polynomial x^5 + x^2 +
 * 1. Four symbols of a word are chosen so that the sums of w(i) * a^(i*j), j = 0 to 3, vanish. With
 * that, two wrong symbols or four unknown ones of a word are found and corrected, and three wrong
 * ones noticed, though now and then taken for two others.
 */
final class LineCode {
  /** Check symbols of a word. */
  static final int CHECKS = 4;

  /** Symbols of the longest word. */
  static final int LONGEST = Alphabet.SIZE - 1;

  private static final int POLYNOMIAL = 0b100101;
  private static final int[] POWER = new int[2 * LONGEST];
  private static final int[] LOG = new int[Alphabet.SIZE];

  static {
    int value = 1;
    for (int i = 0; i < POWER.length; i++) {
      POWER[i] = value;
      if (i < LONGEST) {
        LOG[value] = i;
      }
      value <<= 1;
      value = value < Alphabet.SIZE ? value : value ^ POLYNOMIAL;
    }
  }

  private LineCode() {}

  /** Sets the last four symbols of a word to fit the others. */
  static void complete(int[] word) {
    List<Integer> last = new ArrayList<>();
    for (int i = word.length - CHECKS; i < word.length; i++) {
      word[i] = 0;
      last.add(i);
    }
    System.arraycopy(solve(word, last).orElseThrow(), 0, word, 0, word.length);
  }

  /**
   * The nearest right word.
   *
   * @param unknown places whose symbols are not known, at most four
   * @return empty when there is none near enough
   */
  static Optional<int[]> mend(int[] word, List<Integer> unknown) {
    for (int errors = 0; unknown.size() + 2 * errors <= CHECKS; errors++) {
      Optional<int[]> found = mend(word, unknown, errors, 0);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The right word that differs at unknown places only, so that no other is wrong. */
  static Optional<int[]> exact(int[] word, List<Integer> unknown) {
    return solve(word, unknown);
  }

  /** The nearest with just so many errors, the first of which is not before a place. */
  private static Optional<int[]> mend(int[] word, List<Integer> places, int errors, int from) {
    if (errors == 0) {
      return solve(word, places);
    }
    for (int place = from; place < word.length; place++) {
      if (!places.contains(place)) {
        List<Integer> more = new ArrayList<>(places);
        more.add(place);
        Optional<int[]> found = mend(word, more, errors - 1, place + 1);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** The right word that differs at these places only, by elimination; at most four places. */
  private static Optional<int[]> solve(int[] word, List<Integer> places) {
    int count = places.size();
    int[][] rows = new int[CHECKS][count + 1];
    for (int j = 0; j < CHECKS; j++) {
      for (int k = 0; k < count; k++) {
        rows[j][k] = POWER[places.get(k) * j % LONGEST];
      }
      for (int i = 0; i < word.length; i++) {
        rows[j][count] ^= times(word[i], POWER[i * j % LONGEST]);
      }
    }
    for (int k = 0; k < count; k++) {
      eliminate(rows, k);
    }
    int[] mended = word.clone();
    for (int j = 0; j < CHECKS; j++) {
      if (j < count) {
        mended[places.get(j)] ^= rows[j][count];
      } else if (rows[j][count] != 0) {
        return Optional.empty();
      }
    }
    return Optional.of(mended);
  }

  /** Leaves a column with a one in its own row and nothing in the others. */
  private static void eliminate(int[][] rows, int column) {
    int pivot = column;
    while (rows[pivot][column] == 0) {
      pivot++; // there is one, since the places differ (Vandermonde)
    }
    int[] own = rows[pivot];
    rows[pivot] = rows[column];
    rows[column] = own;
    int inverse = POWER[LONGEST - LOG[own[column]]];
    for (int k = 0; k < own.length; k++) {
      own[k] = times(own[k], inverse);
    }
    for (int[] row : rows) {
      int factor = row[column];
      for (int k = 0; row != own && k < row.length; k++) {
        row[k] ^= times(factor, own[k]);
      }
    }
  }

  private static int times(int a, int b) {
    return a == 0 || b == 0 ? 0 : POWER[LOG[a] + LOG[b]];
  }
}
