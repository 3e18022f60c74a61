package org.sealpress.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How large the print of a page is, by the installed Leptonica. */
class LettersIT {
  private static final String WORDS = "on arrears a nervous owner moves across our menu";

  private static Pix pix(BufferedImage image) throws IOException {
    RasterRows rows = new RasterRows(image, 300);
    return Pix.ofSamples(rows.format(), rows);
  }

  private static Letters letters(Pix page) {
    try (Ink ink = Ink.of(page)) {
      return ink.letters();
    }
  }

  private static BufferedImage page(int fontSize, Color ink, Color left, Color right) {
    BufferedImage page = new BufferedImage(1600, 1600, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = page.createGraphics();
    g.setPaint(new GradientPaint(0, 0, left, 1600, 0, right));
    g.fillRect(0, 0, 1600, 1600);
    g.setColor(ink);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, fontSize));
    for (int y = 100; y < 1500; y += 2 * fontSize) {
      g.drawString(WORDS, 60, y);
    }
    g.dispose();
    return page;
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 30, 44})
  void theirHeightIsThatOfTheLettersWithoutPartsThatStandOut(int fontSize) throws IOException {
    try (Pix page = pix(page(fontSize, Color.BLACK, Color.WHITE, Color.WHITE))) {
      Letters letters = letters(page);
      assertTrue(letters.known(), letters.toString());
      assertEquals(0.55 * fontSize, letters.height(), 0.12 * fontSize, letters.toString());
    }
  }

  @Test
  void paperThatIsDarkerTowardsAnEdgeChangesNothing() throws IOException {
    try (Pix page = pix(page(30, new Color(60, 60, 60), Color.WHITE, new Color(150, 150, 150)))) {
      assertEquals(16, letters(page).height(), 3);
    }
  }

  @Test
  void ofPaperAloneNothingIsKnown() throws IOException {
    for (int size : new int[] {1, 2, 10, 400}) {
      try (Pix page = pix(DrawnPage.paper(BufferedImage.TYPE_BYTE_GRAY, size, size))) {
        assertFalse(letters(page).known());
        assertEquals(1, ReadingSize.factor(letters(page)));
      }
    }
  }

  @Test
  void aTracedPageIsBlackAndWhiteAndAsLarge() throws IOException {
    try (Pix page = pix(DrawnPage.text(BufferedImage.TYPE_BYTE_GRAY, List.of("Trace this")));
        Pix traced = Tracing.blackAndWhite(page)) {
      assertEquals(page.width(), traced.width());
      assertEquals(page.height(), traced.height());
      int odd = 0;
      for (byte sample : traced.samples()) {
        odd += sample == 0 || sample == -1 ? 0 : 1;
      }
      assertEquals(0, odd);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 6, 9})
  void aPageThatIsTooSmallToBeTracedStaysAsItIs(int size) throws IOException {
    BufferedImage image = DrawnPage.paper(BufferedImage.TYPE_BYTE_GRAY, size, size);
    try (Pix page = pix(image);
        Pix traced = Tracing.blackAndWhite(page)) {
      byte[] white = new byte[size * size];
      Arrays.fill(white, (byte) -1);
      assertArrayEquals(white, traced.samples());
    }
  }
}
