package org.sealpress.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.FilterFactory;
import org.junit.jupiter.api.Test;

/** Samples through the installed Leptonica and back. */
class PixIT {

  private static byte[] random(long count) {
    byte[] bytes = new byte[(int) count];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  private static Pix pix(PageFormat format, byte[] samples) throws IOException {
    return Pix.ofSamples(format, new ByteArrayInputStream(samples));
  }

  @Test
  void greySamplesComeBackAsTheyWent() throws IOException {
    PageFormat format = new PageFormat(37, 11, ColorMode.GRAY, 8, 300);
    byte[] samples = random(format.totalBytes());
    try (Pix pix = pix(format, samples)) {
      assertEquals(ColorMode.GRAY, pix.mode());
      assertArrayEquals(samples, pix.samples());
    }
  }

  @Test
  void sixteenBitsKeepTheirHighByte() throws IOException {
    PageFormat format = new PageFormat(5, 3, ColorMode.GRAY, 16, 300);
    byte[] samples = random(format.totalBytes());
    byte[] high = new byte[15];
    for (int i = 0; i < high.length; i++) {
      high[i] = samples[2 * i];
    }
    try (Pix pix = pix(format, samples)) {
      assertArrayEquals(high, pix.samples());
    }
  }

  @Test
  void colorStaysColorThroughJpeg() throws IOException {
    PageFormat format = new PageFormat(64, 48, ColorMode.COLOR, 8, 300);
    byte[] samples = new byte[(int) format.totalBytes()];
    for (int i = 0; i < samples.length; i += 3) {
      samples[i] = (byte) 200;
      samples[i + 1] = 30;
      samples[i + 2] = 90;
    }
    try (Pix pix = pix(format, samples)) {
      BufferedImage back = ImageIO.read(new ByteArrayInputStream(pix.jpeg(95)));
      int rgb = back.getRGB(20, 20);
      assertEquals(200, rgb >> 16 & 0xFF, 4);
      assertEquals(30, rgb >> 8 & 0xFF, 4);
      assertEquals(90, rgb & 0xFF, 4);
    }
  }

  @Test
  void g4IsLosslessAndBlackIsOne() throws IOException {
    PageFormat format = new PageFormat(50, 20, ColorMode.LINEART, 1, 300);
    byte[] samples = random(format.totalBytes());
    for (int row = 0; row < 20; row++) {
      samples[row * 7 + 6] &= (byte) 0xC0; // 50 pixels in 7 bytes: the rest is padding
    }
    try (Pix pix = pix(format, samples)) {
      COSDictionary parameters = new COSDictionary();
      parameters.setInt(COSName.K, -1);
      parameters.setInt(COSName.COLUMNS, 50);
      parameters.setInt(COSName.ROWS, 20);
      parameters.setBoolean(COSName.BLACK_IS_1, true);
      COSDictionary stream = new COSDictionary();
      stream.setItem(COSName.FILTER, COSName.CCITTFAX_DECODE);
      stream.setItem(COSName.DECODE_PARMS, parameters);
      ByteArrayOutputStream decoded = new ByteArrayOutputStream();
      FilterFactory.INSTANCE
          .getFilter(COSName.CCITTFAX_DECODE)
          .decode(new ByteArrayInputStream(pix.g4()), decoded, stream, 0);
      assertArrayEquals(samples, decoded.toByteArray());
    }
  }

  @Test
  void turningIsClockwise() throws IOException {
    PageFormat format = new PageFormat(2, 1, ColorMode.GRAY, 8, 300);
    try (Pix pix = pix(format, new byte[] {10, 20});
        Pix turned = pix.turned(1)) {
      assertEquals(1, turned.width());
      assertArrayEquals(new byte[] {10, 20}, turned.samples(), "left becomes top");
    }
    try (Pix pix = pix(format, new byte[] {10, 20});
        Pix turned = pix.turned(3)) {
      assertArrayEquals(new byte[] {20, 10}, turned.samples(), "left becomes bottom");
    }
  }

  @Test
  void samplesThatAreNotWholeAreRefused() {
    PageFormat format = new PageFormat(10, 10, ColorMode.GRAY, 8, 300);
    EOFException e = assertThrows(EOFException.class, () -> pix(format, random(55)));
    assertTrue(e.getMessage().contains("row 5 of 10"), e.getMessage());
  }
}
