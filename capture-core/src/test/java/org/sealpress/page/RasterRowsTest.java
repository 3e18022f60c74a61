package org.sealpress.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RasterRowsTest {

  @Test
  void greySamplesAreTakenAsTheyAre() throws IOException {
    BufferedImage image = new BufferedImage(4, 1, BufferedImage.TYPE_BYTE_GRAY);
    int[] values = {0, 64, 128, 255};
    image.getRaster().setSamples(0, 0, 4, 1, 0, values);
    try (RasterRows rows = new RasterRows(image, 300)) {
      assertArrayEquals(new byte[] {0, 64, (byte) 128, (byte) 255}, rows.readAllBytes());
    }
  }

  @Test
  void oneBitIsBlackWhicheverWayThePaletteLies() throws IOException {
    byte[] blackFirst = {0, (byte) 255};
    byte[] whiteFirst = {(byte) 255, 0};
    for (byte[] palette : List.of(blackFirst, whiteFirst)) {
      IndexColorModel colors = new IndexColorModel(1, 2, palette, palette, palette);
      BufferedImage image = new BufferedImage(10, 1, BufferedImage.TYPE_BYTE_BINARY, colors);
      for (int x = 0; x < 10; x++) {
        image.setRGB(x, 0, (x < 3 ? Color.BLACK : Color.WHITE).getRGB());
      }
      try (RasterRows rows = new RasterRows(image, 300)) {
        assertEquals(ColorMode.LINEART, rows.format().mode());
        assertArrayEquals(new byte[] {(byte) 0b1110_0000, 0}, rows.readAllBytes());
      }
    }
  }

  @Test
  void transparencyIsWhitePaper() throws IOException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(1, 0, 0x80FF0000);
    try (RasterRows rows = new RasterRows(image, 300)) {
      byte[] samples = rows.readAllBytes();
      assertArrayEquals(
          new byte[] {(byte) 255, (byte) 255, (byte) 255, (byte) 255, 127, 127}, samples);
    }
  }
}
