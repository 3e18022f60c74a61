package org.sealpress.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By how much a page lies aslant, by the installed Leptonica. */
class SkewIT {
  private static final double CLOSE = 0.1;

  private static BufferedImage letter() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 22; i++) {
      lines.add("a paragraph of letter number %d, which goes on".formatted(i * 37).substring(i));
    }
    return DrawnPage.text(BufferedImage.TYPE_BYTE_GRAY, lines);
  }

  private static Pix pix(BufferedImage image) throws IOException {
    RasterRows rows = new RasterRows(image, 200);
    return Pix.ofSamples(rows.format(), rows);
  }

  private static double skew(Pix page) {
    try (Ink ink = Ink.of(page)) {
      return ink.skew();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-7, -5.3, -3.25, -1, -0.4, -0.15, 0, 0.15, 0.4, 1, 3.25, 5.3, 7})
  void aPageThatWasTurnedIsTurnedBackByAsMuch(double degrees) throws IOException {
    try (Pix page = pix(letter());
        Pix aslant = page.straightened(degrees)) {
      assertEquals(-degrees, skew(aslant), CLOSE);
    }
  }

  @Test
  void aLargePageIsMeasuredAsWell() throws IOException {
    try (Pix page = pix(letter());
        Pix large = page.scaled(2);
        Pix aslant = large.straightened(2.5)) {
      assertEquals(-2.5, skew(aslant), CLOSE);
    }
  }

  @Test
  void whatIsNoTextIsLeftAsItIs() throws IOException {
    for (BufferedImage image :
        List.of(
            DrawnPage.paper(BufferedImage.TYPE_BYTE_GRAY, 1165, 1654),
            DrawnPage.paper(BufferedImage.TYPE_BYTE_GRAY, 10, 10))) {
      try (Pix page = pix(image)) {
        assertEquals(0, skew(page));
      }
    }
  }

  @Test
  void linesThatRunDownwardsAreNoSkew() throws IOException {
    try (Pix page = pix(DrawnPage.turned(letter(), 1))) {
      assertEquals(0, skew(page));
    }
  }
}
