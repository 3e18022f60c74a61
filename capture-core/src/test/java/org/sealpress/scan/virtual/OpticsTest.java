package org.sealpress.scan.virtual;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;
import org.sealpress.scan.Pnm;

/** From page images to what a client has asked for. */
class OpticsTest {
  private static final double FAR = 1000;

  @ParameterizedTest
  @CsvSource({"LINEART,1", "GRAY,8", "GRAY,16", "COLOR,8", "COLOR,16"})
  void aPnmImageComesThroughByteForByte(ColorMode mode, int depth) throws Exception {
    PageFormat format = new PageFormat(37, 19, mode, depth, 0);
    byte[] samples = Pnm.noise(format, 5);
    PageRows rows = new PnmRows(new ByteArrayInputStream(Pnm.file(format, samples)));

    PageRows seen = Optics.look(rows, area(mode, depth, 300));

    assertEquals(new PageFormat(37, 19, mode, depth, 300), seen.format());
    assertArrayEquals(samples, read(seen));
  }

  @Test
  void halfTheResolutionIsTheMeanOfFourPixels() throws Exception {
    PageFormat format = new PageFormat(4, 2, ColorMode.GRAY, 8, 300);
    byte[] samples = {0, 100, (byte) 200, (byte) 200, 50, 50, (byte) 200, 0};

    PageRows seen = Optics.look(source(format, samples).open(), area(ColorMode.GRAY, 8, 150));

    assertEquals(new PageFormat(2, 1, ColorMode.GRAY, 8, 150), seen.format());
    assertArrayEquals(new byte[] {50, (byte) 150}, read(seen));
  }

  @Test
  void twiceTheResolutionIsEachPixelFourTimes() throws Exception {
    PageFormat format = new PageFormat(2, 1, ColorMode.GRAY, 8, 150);

    PageRows seen =
        Optics.look(source(format, new byte[] {7, 9}).open(), area(ColorMode.GRAY, 8, 300));

    assertArrayEquals(new byte[] {7, 7, 9, 9, 7, 7, 9, 9}, read(seen));
  }

  @ParameterizedTest
  @ValueSource(ints = {75, 100, 200, 400, 600})
  void aGreyPageKeepsItsGreyAtAnyResolution(int dpi) throws Exception {
    PageFormat format = new PageFormat(1001, 77, ColorMode.GRAY, 8, 300);
    PageSource grey = PageSource.painted(format, (y, row) -> Arrays.fill(row, (byte) 130));
    byte[] seen = read(Optics.look(grey.open(), area(ColorMode.GRAY, 8, dpi)));

    for (byte sample : seen) {
      assertEquals(130, sample & 0xff);
    }
    assertEquals(Math.round(1001 * dpi / 300.0) * Math.round(77 * dpi / 300.0), seen.length);
  }

  @Test
  void aColourPageIsGreyByItsLumaAndBlackBelowTheMiddle() throws Exception {
    PageFormat format = new PageFormat(3, 1, ColorMode.COLOR, 8, 0);
    byte[] samples = {(byte) 255, 0, 0, 0, (byte) 255, 0, 0, 0, (byte) 255};

    assertArrayEquals(
        new byte[] {76, (byte) 150, 29},
        read(Optics.look(source(format, samples).open(), area(ColorMode.GRAY, 8, 300))));
    assertArrayEquals(
        new byte[] {(byte) 0b1010_0000},
        read(Optics.look(source(format, samples).open(), area(ColorMode.LINEART, 1, 300))));
    assertArrayEquals(
        new byte[] {76, 76, (byte) 150, (byte) 150, 29, 29},
        read(Optics.look(source(format, samples).open(), area(ColorMode.GRAY, 16, 300))));
  }

  @Test
  void aBlackAndWhitePageHasTheTwoGreys() throws Exception {
    PageFormat format = new PageFormat(10, 1, ColorMode.LINEART, 1, 0);
    byte[] samples = {(byte) 0b1100_0000, (byte) 0b0100_0000};

    byte[] grey = read(Optics.look(source(format, samples).open(), area(ColorMode.GRAY, 8, 300)));

    byte w = (byte) 255;
    assertArrayEquals(new byte[] {0, 0, w, w, w, w, w, w, w, 0}, grey);
  }

  @Test
  void anAreaIsCutOutAndNothingBeyondThePaperIsSeen() throws Exception {
    PageFormat format = new PageFormat(100, 50, ColorMode.GRAY, 8, 0);
    PageSource page =
        PageSource.painted(
            format,
            (y, row) -> {
              for (int x = 0; x < 100; x++) {
                row[x] = (byte) (x + y);
              }
            });
    double mm = 25.4 / 300;
    ScanArea area = new ScanArea(ColorMode.GRAY, 8, 300, 90 * mm, 40 * mm, 120 * mm, 43 * mm);

    PageRows seen = Optics.look(page.open(), area);

    assertEquals(new PageFormat(10, 3, ColorMode.GRAY, 8, 300), seen.format());
    byte[] bytes = read(seen);
    assertEquals((byte) 130, bytes[0]);
    assertEquals((byte) (99 + 42), bytes[29]);
  }

  @ParameterizedTest
  @CsvSource({"png,10", "tiff,10", "jpg,12"})
  void imagesOfOtherKindsAreRead(String suffix, int type, @TempDir Path dir) throws Exception {
    BufferedImage image =
        new BufferedImage(
            20, 10, type == 10 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, 20, 10);
    g.dispose();
    image.getRaster().setSample(3, 4, 0, 17);
    Path file = dir.resolve("page." + suffix);
    assertTrue(ImageIO.write(image, suffix, file.toFile()));

    try (PageRows rows = PageSource.of(file).open()) {
      assertEquals(20, rows.format().width());
      assertEquals(type == 10 ? ColorMode.GRAY : ColorMode.COLOR, rows.format().mode());
      byte[] samples = read(rows);
      if (type == 10) {
        assertEquals(17, samples[4 * 20 + 3]);
      }
      assertEquals((byte) 255, samples[0]);
    }
  }

  @Test
  void aBlackAndWhiteImageStaysOne() throws Exception {
    BufferedImage image = new BufferedImage(9, 2, BufferedImage.TYPE_BYTE_BINARY);
    image.setRGB(1, 0, 0xffffff);

    assertArrayEquals(
        new byte[] {(byte) 0b1011_1111, (byte) 0x80, (byte) 0xff, (byte) 0x80},
        read(PageSource.of(image, 300).open()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"P3\n1 1\n255\n0\n", "P5\n1 1\n100\n0", "P5\n0 1\n255\n0", "P6\nx", "PNG"})
  void whatIsNoImageIsRefusedByName(String content, @TempDir Path dir) throws Exception {
    Path file = dir.resolve("page.pnm");
    Files.write(file, content.getBytes(StandardCharsets.US_ASCII));

    IOException e = assertThrows(IOException.class, () -> PageSource.of(file).open());
    assertTrue(String.valueOf(e.getMessage()).startsWith(file + ": "), e.toString());
  }

  @Test
  void aFileThatIsNotThereIsRefusedByName() {
    IOException e =
        assertThrows(IOException.class, () -> PageSource.of(Path.of("/no/such.png")).open());
    assertTrue(String.valueOf(e.getMessage()).startsWith("/no/such.png"), e.toString());
  }

  private static ScanArea area(ColorMode mode, int depth, int dpi) {
    return new ScanArea(mode, depth, dpi, 0, 0, FAR, FAR);
  }

  private static PageSource source(PageFormat format, byte[] samples) {
    return VirtualScannerIT.source(format, samples);
  }

  private static byte[] read(PageRows rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] row = new byte[rows.format().bytesPerLine()];
    for (int y = 0; y < rows.format().height(); y++) {
      rows.next(row);
      out.writeBytes(row);
    }
    return out.toByteArray();
  }
}
