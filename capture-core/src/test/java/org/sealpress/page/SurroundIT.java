package org.sealpress.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Collections;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies around the paper: all of it, and nothing of the paper. */
class SurroundIT {
  private static final int DPI = 200;
  private static final Color LID = new Color(40, 40, 40);
  private static final double PIXEL = 3.0 / 320;

  /** A page of text under which the scanner's lid is seen, with noise and dust on it. */
  private static BufferedImage page(Consumer<Graphics2D> more) {
    BufferedImage page =
        DrawnPage.text(
            BufferedImage.TYPE_BYTE_GRAY,
            Collections.nCopies(20, "The tenant pays on the third of each month"));
    Graphics2D g = page.createGraphics();
    more.accept(g);
    Random random = new Random(4);
    g.setColor(Color.LIGHT_GRAY);
    for (int i = 0; i < 20; i++) {
      g.fillRect(random.nextInt(page.getWidth()), random.nextInt(page.getHeight()), 2, 2);
    }
    g.dispose();
    return page;
  }

  private static Margins around(BufferedImage page) throws IOException {
    RasterRows rows = new RasterRows(page, DPI);
    try (Pix pix = Pix.ofSamples(rows.format(), rows);
        Preview preview = Preview.of(pix)) {
      return Surround.of(preview);
    }
  }

  private static void lid(Graphics2D g, int left, int top, int right, int bottom) {
    int width = 1165;
    int height = 1654;
    g.setColor(LID);
    g.fillRect(0, 0, left, height);
    g.fillRect(0, 0, width, top);
    g.fillRect(width - right, 0, right, height);
    g.fillRect(0, height - bottom, width, bottom);
  }

  @Test
  void aPageThatFillsTheGlassHasNone() throws IOException {
    assertEquals(Margins.NONE, around(page(g -> {})));
  }

  @Test
  void theLidIsFoundOnEachSide() throws IOException {
    BufferedImage page = page(g -> lid(g, 60, 40, 50, 70));
    Margins around = around(page);
    assertEquals(60.0 / page.getWidth(), around.left(), PIXEL * 1.5);
    assertEquals(40.0 / page.getHeight(), around.top(), PIXEL);
    assertEquals(50.0 / page.getWidth(), around.right(), PIXEL * 1.5);
    assertEquals(70.0 / page.getHeight(), around.bottom(), PIXEL);
    assertTrue(around.left() * page.getWidth() <= 60, "nothing of the paper");
    assertTrue(around.bottom() * page.getHeight() <= 70, "nothing of the paper");
  }

  @Test
  void aDarkHeadingWithLightPrintIsPartOfThePage() throws IOException {
    BufferedImage page =
        page(
            g -> {
              lid(g, 0, 160, 0, 0);
              g.setColor(Color.WHITE);
              g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 30));
              g.drawString("Meier & Sons, Notaries", 100, 100);
            });
    Margins around = around(page);
    assertTrue(around.top() * page.getHeight() < 80, around.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 40, 90})
  void aDarkPageIsAPage(int grey) throws IOException {
    BufferedImage page =
        page(
            g -> {
              g.setColor(new Color(grey, grey, grey));
              g.fillRect(0, 0, 10_000, 10_000);
            });
    assertEquals(Margins.NONE, around(page));
  }

  @Test
  void aBlankSideOnALidIsBlankWhenTheLidIsPaintedOver() throws IOException {
    BufferedImage page = DrawnPage.paper(BufferedImage.TYPE_BYTE_GRAY, 1654, 2339);
    Graphics2D g = page.createGraphics();
    g.setColor(LID);
    g.fillRect(0, 0, 300, 2339);
    g.fillRect(0, 2000, 1654, 339);
    g.dispose();
    RasterRows rows = new RasterRows(page, DPI);
    try (Pix pix = Pix.ofSamples(rows.format(), rows);
        Preview preview = Preview.of(pix)) {
      assertFalse(Blank.is(pix.greyImage(DPI)));
      Surround.paintOver(pix, Surround.of(preview));
      assertTrue(Blank.is(pix.greyImage(DPI)));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "10, 10", "3, 2000", "1, 32767", "32767, 2"})
  void aTinyImageHasNone(int width, int height) throws IOException {
    BufferedImage page = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    assertEquals(Margins.NONE, around(page));
  }
}
