package org.sealpress.ocr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpress.ocr.Line.Baseline;

/** Which way the words of a page run. */
class PageTextTest {

  private static Line line(int words, Baseline baseline) {
    Box box = new Box(10, 10, 100, 20);
    return new Line(Collections.nCopies(words, new Word("word", box, 90)), box, baseline);
  }

  @ParameterizedTest
  @CsvSource({
    "10, 50, 300, 50, 0",
    "10, 50, 300, 80, 0",
    "50, 10, 50, 300, 3",
    "50, 300, 45, 10, 1",
    "300, 50, 10, 52, 2"
  })
  void aBaselineTellsHowThePageHasToBeTurned(int x1, int y1, int x2, int y2, int turns) {
    Line line = line(1, new Baseline(x1, y1, x2, y2));
    assertEquals(turns, new PageText(400, 400, List.of(line)).quarterTurns());
  }

  @Test
  void moreThanHalfOfTheWordsDecide() {
    Line upright = line(3, new Baseline(0, 0, 100, 0));
    Line sideways = line(3, new Baseline(0, 0, 0, 100));
    assertEquals(0, new PageText(400, 400, List.of(upright, sideways)).quarterTurns());
    Line one = line(1, new Baseline(0, 0, 0, 100));
    assertEquals(3, new PageText(400, 400, List.of(upright, sideways, one)).quarterTurns());
    assertEquals(0, PageText.none(400, 400).quarterTurns());
  }
}
