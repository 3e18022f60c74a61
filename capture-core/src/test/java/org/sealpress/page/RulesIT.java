package org.sealpress.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** The rules of tables are taken out of what is read, and nothing else. */
class RulesIT {
  private static final int WIDTH = 1165;

  private static BufferedImage text() {
    return DrawnPage.text(
        BufferedImage.TYPE_BYTE_GRAY, Collections.nCopies(20, "a row of a table of numbers"));
  }

  private static byte[] unruled(BufferedImage image) throws IOException {
    RasterRows rows = new RasterRows(image, 200);
    try (Pix page = Pix.ofSamples(rows.format(), rows);
        Pix plain = Rules.without(page)) {
      return plain.samples();
    }
  }

  private static int darkest(byte[] samples, int x, int y, int width, int height) {
    int darkest = 255;
    for (int row = y; row < y + height; row++) {
      for (int column = x; column < x + width; column++) {
        darkest = Math.min(darkest, samples[row * WIDTH + column] & 0xFF);
      }
    }
    return darkest;
  }

  @Test
  void longThinLinesAreGone() throws IOException {
    BufferedImage page = text();
    Graphics2D g = page.createGraphics();
    g.setColor(new Color(150, 150, 150));
    g.fillRect(60, 185, 900, 1);
    g.setColor(Color.BLACK);
    g.fillRect(60, 1400, 900, 3);
    g.fillRect(90, 1400, 2, 240);
    g.dispose();
    byte[] samples = unruled(page);
    assertEquals(230, darkest(samples, 60, 183, 55, 5));
    assertTrue(darkest(samples, 700, 1398, 200, 7) >= 230);
    assertEquals(0, darkest(samples, 88, 1405, 6, 200), "a short one stays: it may be a letter");
  }

  @Test
  void printAndWhatIsThickStay() throws IOException {
    BufferedImage page = text();
    Graphics2D g = page.createGraphics();
    g.setColor(Color.BLACK);
    g.fillRect(100, 1450, 900, 40);
    g.dispose();
    byte[] samples = unruled(page);
    RasterRows rows = new RasterRows(page, 200);
    try (Pix same = Pix.ofSamples(rows.format(), rows)) {
      assertArrayEquals(same.samples(), samples);
    }
  }

  @Test
  void aSmallImageIsLeftAsItIs() throws IOException {
    byte[] samples = unruled(DrawnPage.paper(BufferedImage.TYPE_BYTE_GRAY, 10, 10));
    assertEquals(100, samples.length);
  }
}
