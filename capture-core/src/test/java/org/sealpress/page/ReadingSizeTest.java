package org.sealpress.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingSizeTest {

  @ParameterizedTest
  @CsvSource({
    "300, 2480, 3508, 300",
    "600, 4960, 7016, 600",
    "0, 2480, 3508, 300",
    "72, 3024, 4032, 300",
    "96, 800, 1100, 96",
    "72, 595, 842, 72",
    "1, 1240, 1754, 300",
    "11811, 2480, 3508, 300",
    "4800, 2480, 3508, 4800"
  })
  void aScreensResolutionIsNotBelievedOfALargeImage(int told, int width, int height, int dpi) {
    assertEquals(dpi, Resolution.of(told, width, height));
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 26, 0.5",
    "1000, 20, 0.65",
    "1000, 13, 1",
    "1000, 8, 1",
    "1000, 90, 0.4",
    "49, 32, 1",
    "0, 0, 1"
  })
  void largePrintIsReducedMoreAndSmallPrintNotAtAll(int count, double height, double factor) {
    assertEquals(factor, ReadingSize.factor(new Letters(count, height)), 0.001);
  }

  @ParameterizedTest
  @CsvSource({
    "300, 2480, 3508, 1",
    "600, 4960, 7016, 0.5",
    "200, 1654, 2339, 1",
    "0, 2480, 3508, 1",
    "0, 4960, 7016, 0.5",
    "0, 1856, 7884, 1",
    "310, 2563, 3625, 1",
    "600, 1, 1, 1",
    "600, 3, 2000, 0.5",
    "600, 1, 33000, 0.993",
    "300, 400, 65534, 0.5"
  })
  void pagesAreReadAtTheResolutionOfPrint(int dpi, int width, int height, double factor) {
    assertEquals(
        factor, ReadingSize.factor(new PageFormat(width, height, ColorMode.GRAY, 8, dpi)), 0.001);
  }
}
