package org.sealpress.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.FilterFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Print is told from paper, and each has its own colours. */
class SegmentationIT {
  private static final int DPI = 200;
  private static final int CLOSE = 14;

  private static Pix pix(BufferedImage page) throws IOException {
    RasterRows rows = new RasterRows(page, DPI);
    return Pix.ofSamples(rows.format(), rows);
  }

  private static byte[] decoded(Stencil mask) throws IOException {
    COSDictionary parameters = new COSDictionary();
    parameters.setInt(COSName.K, -1);
    parameters.setInt(COSName.COLUMNS, mask.width());
    parameters.setInt(COSName.ROWS, mask.height());
    parameters.setBoolean(COSName.BLACK_IS_1, true);
    COSDictionary stream = new COSDictionary();
    stream.setItem(COSName.FILTER, COSName.CCITTFAX_DECODE);
    stream.setItem(COSName.DECODE_PARMS, parameters);
    ByteArrayOutputStream bits = new ByteArrayOutputStream();
    FilterFactory.INSTANCE
        .getFilter(COSName.CCITTFAX_DECODE)
        .decode(new ByteArrayInputStream(mask.g4().array()), bits, stream, 0);
    return bits.toByteArray();
  }

  private static BufferedImage twoColors() {
    BufferedImage page =
        DrawnPage.text(BufferedImage.TYPE_INT_RGB, List.of("A line of text", "and another one"));
    Graphics2D g = page.createGraphics();
    g.setColor(new Color(160, 20, 30));
    g.fillRect(300, 700, 30, 300);
    g.setColor(new Color(200, 220, 240));
    g.fillRect(0, 1100, 1165, 554);
    g.dispose();
    return page;
  }

  private static BufferedImage read(Layer layer) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(layer.jpeg().array()));
    assertEquals(layer.width(), image.getWidth());
    assertEquals(layer.height(), image.getHeight());
    return image;
  }

  private static void assertClose(Color expected, BufferedImage layer, int x, int y) {
    Color there =
        new Color(
            layer.getRGB(
                x * layer.getWidth() / 1165,
                Math.min(layer.getHeight() - 1, y * layer.getHeight() / 1654)));
    assertEquals(expected.getRed(), there.getRed(), CLOSE, there.toString());
    assertEquals(expected.getGreen(), there.getGreen(), CLOSE, there.toString());
    assertEquals(expected.getBlue(), there.getBlue(), CLOSE, there.toString());
  }

  @Test
  void theMaskIsThePrintBitByBit() throws IOException {
    try (Pix page = pix(twoColors());
        Pix grey = page.grey();
        Pix larger = grey.scaled(2);
        Pix print = Tracing.print(larger, 2 * DPI)) {
      Layers layers = Segmentation.of(page, DPI);
      assertArrayEquals(print.samples(), decoded(layers.mask()));
    }
  }

  @Test
  void fromFourHundredDpiOnTheMaskHasThePixelsOfThePage() throws IOException {
    try (Pix page = pix(twoColors());
        Pix grey = page.grey();
        Pix print = Tracing.print(grey, 400)) {
      Stencil mask = Segmentation.of(page, 400).mask();
      assertEquals(page.width(), mask.width());
      assertArrayEquals(print.samples(), decoded(mask));
    }
  }

  @Test
  void printAndPaperHaveTheirOwnColors() throws IOException {
    try (Pix page = pix(twoColors())) {
      Layers layers = Segmentation.of(page, DPI);
      BufferedImage foreground = read(layers.foreground());
      assertClose(new Color(160, 20, 30), foreground, 315, 850);
      BufferedImage background = read(layers.background());
      assertClose(Color.WHITE, background, 315, 850);
      assertClose(new Color(200, 220, 240), background, 900, 1400);
    }
  }

  @Test
  void aGreyPageHasGreyLayers() throws IOException {
    try (Pix page = pix(DrawnPage.text(BufferedImage.TYPE_BYTE_GRAY, List.of("Grey")))) {
      Layers layers = Segmentation.of(page, DPI);
      assertEquals(ColorMode.GRAY, layers.background().mode());
      assertEquals(ColorMode.GRAY, layers.foreground().mode());
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "10, 10", "3, 2000", "2000, 3", "500, 700"})
  void paperOfAnySizeHasNoPrint(int width, int height) throws IOException {
    try (Pix page = pix(DrawnPage.paper(BufferedImage.TYPE_INT_RGB, width, height))) {
      Layers layers = Segmentation.of(page, DPI);
      byte[] bits = decoded(layers.mask());
      assertArrayEquals(new byte[bits.length], bits);
      BufferedImage background = read(layers.background());
      assertEquals(
          List.of(Color.WHITE),
          Arrays.stream(background.getRGB(0, 0, 1, 1, null, 0, 1)).mapToObj(Color::new).toList());
    }
  }
}
