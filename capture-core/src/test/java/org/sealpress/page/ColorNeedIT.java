package org.sealpress.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Collections;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a page needs of its colours: in doubt all. */
class ColorNeedIT {
  private static final int DPI = 200;
  private static final Color YELLOWED = new Color(244, 236, 212);

  /** A page of text with the noise of a scanner on it. */
  private static BufferedImage page(Color paper, Consumer<Graphics2D> more) {
    BufferedImage page =
        DrawnPage.text(
            BufferedImage.TYPE_INT_RGB,
            Collections.nCopies(20, "The tenant pays on the third of each month"));
    Graphics2D g = page.createGraphics();
    g.setStroke(new BasicStroke(3));
    more.accept(g);
    g.dispose();
    Random noise = new Random(5);
    for (int y = 0; y < page.getHeight(); y++) {
      for (int x = 0; x < page.getWidth(); x++) {
        Color ink = new Color(page.getRGB(x, y));
        page.setRGB(
            x,
            y,
            new Color(
                    seen(ink.getRed(), paper.getRed(), noise),
                    seen(ink.getGreen(), paper.getGreen(), noise),
                    seen(ink.getBlue(), paper.getBlue(), noise))
                .getRGB());
      }
    }
    return page;
  }

  private static int seen(int ink, int paper, Random noise) {
    int value = (int) (ink * paper / 255.0 + 4 * noise.nextGaussian());
    return Math.max(0, Math.min(255, value));
  }

  private static ColorMode need(BufferedImage page) throws IOException {
    RasterRows rows = new RasterRows(page, DPI);
    try (Pix pix = Pix.ofSamples(rows.format(), rows)) {
      return ColorNeed.of(pix, DPI);
    }
  }

  @Test
  void blackPrintNeedsOneBit() throws IOException {
    assertEquals(ColorMode.LINEART, need(page(Color.WHITE, g -> {})));
  }

  @Test
  void yellowedPaperIsNoColor() throws IOException {
    assertEquals(ColorMode.LINEART, need(page(YELLOWED, g -> {})));
  }

  @Test
  void pinkPaperIs() throws IOException {
    assertEquals(ColorMode.COLOR, need(page(new Color(255, 190, 200), g -> {})));
  }

  @Test
  void aBlueSignatureNeedsColor() throws IOException {
    BufferedImage page =
        page(
            YELLOWED,
            g -> {
              g.setColor(new Color(50, 60, 150));
              g.drawArc(300, 1450, 200, 80, 0, 270);
            });
    assertEquals(ColorMode.COLOR, need(page));
  }

  @Test
  void aPencilNoteNeedsGrey() throws IOException {
    BufferedImage page =
        page(
            Color.WHITE,
            g -> {
              g.setColor(new Color(205, 205, 205));
              g.drawArc(300, 1450, 200, 80, 0, 270);
            });
    assertEquals(ColorMode.GRAY, need(page));
  }

  @Test
  void aPictureNeedsGrey() throws IOException {
    BufferedImage page =
        page(
            Color.WHITE,
            g -> {
              g.setPaint(new GradientPaint(200, 1400, Color.DARK_GRAY, 900, 1600, Color.WHITE));
              g.fillRect(200, 1400, 700, 200);
            });
    assertEquals(ColorMode.GRAY, need(page));
  }

  @Test
  void whatHasNoColorGetsNone() throws IOException {
    BufferedImage grey = DrawnPage.stroke(BufferedImage.TYPE_BYTE_GRAY);
    assertEquals(ColorMode.LINEART, need(DrawnPage.word("word", 300, 200)));
    assertEquals(ColorMode.LINEART, need(grey), "the stroke is dark enough");
  }

  @Test
  void aTinyImageIsKeptAsItIs() throws IOException {
    assertEquals(ColorMode.GRAY, need(DrawnPage.paper(BufferedImage.TYPE_BYTE_GRAY, 10, 10)));
  }
}
