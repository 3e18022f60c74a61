package org.sealpress.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MedianTest {
  private static final double EXACT = 1e-9;

  @Test
  void ofNoneIsZero() {
    assertEquals(0, Median.of(new int[0]), EXACT);
  }

  @Test
  void ofEqualOnesIsTheirs() {
    assertEquals(7, Median.of(new int[] {7}), EXACT);
    assertEquals(7, Median.of(new int[] {7, 7, 7, 7}), EXACT);
  }

  @Test
  void liesBetweenWholeNumbersByHowManyThereAreOfEach() {
    assertEquals(7.5, Median.of(new int[] {7, 8}), EXACT);
    assertEquals(7.25, Median.of(new int[] {8, 7, 7}), EXACT);
    assertEquals(7.5 + 2.0 / 3, Median.of(new int[] {9, 7, 8, 8, 9, 8}), EXACT);
  }

  @Test
  void doesNotChangeWhatItIsGiven() {
    int[] values = {3, 1, 2};
    Median.of(values);
    assertEquals(3, values[0]);
  }
}
