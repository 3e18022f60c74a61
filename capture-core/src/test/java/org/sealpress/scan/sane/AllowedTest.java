package org.sealpress.scan.sane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AllowedTest {
  @Test
  void aRangeTakesTheNearestStep() {
    Allowed range = new Allowed.Range(2, 100, 4);

    assertEquals(OptionalDouble.of(10), range.fit(10, 0));
    assertEquals(OptionalDouble.of(10), range.fit(11, 4));
    assertEquals(OptionalDouble.empty(), range.fit(11, 0.5));
    assertEquals(OptionalDouble.of(98), range.fit(101, 4), "the last step is below the end");
    assertEquals(OptionalDouble.empty(), range.fit(200, 4));
    assertEquals("2 to 100 in steps of 4", range.tell());
  }

  @Test
  void aRangeWithoutStepsTakesAllWithinIt() {
    Allowed range = new Allowed.Range(0, 215.9, 0);

    assertEquals(OptionalDouble.of(148.5), range.fit(148.5, 0));
    assertEquals(OptionalDouble.of(215.9), range.fit(216, 2));
    assertEquals(215.9, range.largest(-1));
    assertEquals("0 to 215.9", range.tell());
  }

  @Test
  void aListTakesTheNearestThatIsNearEnough() {
    Allowed list = new Allowed.Numbers(List.of(100.0, 200.0, 300.0));

    assertEquals(OptionalDouble.of(200), list.fit(200, 0));
    assertEquals(OptionalDouble.empty(), list.fit(250, 1));
    assertEquals(OptionalDouble.of(300), list.fit(290, 100));
    assertEquals("100, 200, 300", list.tell());
  }
}
