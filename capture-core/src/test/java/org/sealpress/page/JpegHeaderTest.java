package org.sealpress.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JpegHeaderTest {

  static byte[] jpeg(int imageType) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(DrawnPage.paper(imageType, 40, 30), "jpeg", out);
    return out.toByteArray();
  }

  /** The JPEG with an EXIF segment that tells orientation and 240 dots a centimetre. */
  static byte[] withExif(byte[] jpeg, int orientation) {
    ByteBuffer exif = ByteBuffer.allocate(6 + 8 + 2 + 3 * 12 + 4 + 8);
    exif.put(new byte[] {'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42}).putInt(8).putShort((short) 3);
    exif.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    exif.putShort((short) orientation).putShort((short) 0);
    exif.putShort((short) 0x011A).putShort((short) 5).putInt(1).putInt(8 + 2 + 3 * 12 + 4);
    exif.putShort((short) 0x0128).putShort((short) 3).putInt(1);
    exif.putShort((short) 3).putShort((short) 0);
    exif.putInt(0).putInt(240).putInt(1);
    return withSegment(withoutJfif(jpeg), 0xE1, exif.array());
  }

  static byte[] withSegment(byte[] jpeg, int marker, byte[] segment) {
    ByteBuffer out = ByteBuffer.allocate(jpeg.length + segment.length + 4);
    out.put(jpeg, 0, 2).put((byte) 0xFF).put((byte) marker);
    out.putShort((short) (segment.length + 2)).put(segment);
    return out.put(jpeg, 2, jpeg.length - 2).array();
  }

  private static byte[] withoutJfif(byte[] jpeg) {
    if (jpeg[3] != (byte) 0xE0) {
      return jpeg;
    }
    int length = ByteBuffer.wrap(jpeg).getShort(4) + 2;
    ByteBuffer out = ByteBuffer.allocate(jpeg.length - length);
    return out.put(jpeg, 0, 2).put(jpeg, 2 + length, jpeg.length - 2 - length).array();
  }

  private static JpegHeader header(byte[] jpeg) throws IOException {
    return JpegHeader.read(new ByteArrayInputStream(jpeg));
  }

  @Test
  void tellsSizeAndComponents() throws IOException {
    JpegHeader color = header(jpeg(BufferedImage.TYPE_INT_RGB));
    assertEquals(40, color.width());
    assertEquals(30, color.height());
    assertEquals(3, color.components());
    assertTrue(color.fitsPdf());
    assertEquals(1, header(jpeg(BufferedImage.TYPE_BYTE_GRAY)).components());
  }

  @ParameterizedTest
  @CsvSource({"1,0,true", "2,0,false", "3,2,true", "4,2,false"})
  @CsvSource({"5,3,false", "6,1,true", "7,1,false", "8,3,true", "9,0,true"})
  void exifOrientationBecomesQuarterTurns(int orientation, int turns, boolean fits)
      throws IOException {
    JpegHeader header = header(withExif(jpeg(BufferedImage.TYPE_INT_RGB), orientation));
    assertEquals(turns, header.quarterTurns());
    assertEquals(fits, header.fitsPdf(), "a mirrored image has to be made again");
  }

  @Test
  void exifResolutionInCentimetresIsTurnedIntoDpi() throws IOException {
    assertEquals(610, header(withExif(jpeg(BufferedImage.TYPE_INT_RGB), 1)).dpi());
  }

  @Test
  void aFileThatEndsBeforeItsFirstScanIsRefused() throws IOException {
    byte[] jpeg = jpeg(BufferedImage.TYPE_INT_RGB);
    assertThrows(IOException.class, () -> header(java.util.Arrays.copyOf(jpeg, 100)));
    assertThrows(IOException.class, () -> header(new byte[] {1, 2, 3}));
    assertThrows(IOException.class, () -> header(new byte[0]));
  }

  @Test
  void aProfileIsFoundOnlyWhenItIsWholeAndFits() throws IOException {
    byte[] srgb =
        java.awt.color.ICC_Profile.getInstance(java.awt.color.ColorSpace.CS_sRGB).getData();
    ByteBuffer segment = ByteBuffer.allocate(14 + srgb.length);
    segment.put("ICC_PROFILE\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    segment.put((byte) 1).put((byte) 1).put(srgb);
    byte[] with = withSegment(jpeg(BufferedImage.TYPE_INT_RGB), 0xE2, segment.array());
    assertTrue(header(with).icc());
    assertTrue(IccProfile.ofJpeg(new ByteArrayInputStream(with), 3).isPresent());
    assertFalse(IccProfile.ofJpeg(new ByteArrayInputStream(with), 1).isPresent());
    byte[] cut = java.util.Arrays.copyOf(segment.array(), 200);
    byte[] withCut = withSegment(jpeg(BufferedImage.TYPE_INT_RGB), 0xE2, cut);
    assertFalse(IccProfile.ofJpeg(new ByteArrayInputStream(withCut), 3).isPresent());
  }
}
