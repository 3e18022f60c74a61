package org.sealpress.page;

import java.util.Arrays;

/** The median of grouped data. */
final class Median {
  private Median() {}

  /**
   * Of whole numbers that were rounded: those that are equal count as spread evenly over what is
   * rounded to them.
   *
   * @return 0 of none
   */
  static double of(int[] values) {
    if (values.length == 0) {
      return 0;
    }
    int[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted[sorted.length / 2];
    int first = 0;
    while (sorted[first] < middle) {
      first++;
    }
    int same = 0;
    while (first + same < sorted.length && sorted[first + same] == middle) {
      same++;
    }
    return middle - 0.5 + (sorted.length / 2.0 - first) / same;
  }
}
