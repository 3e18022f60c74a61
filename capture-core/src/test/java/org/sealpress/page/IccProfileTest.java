package org.sealpress.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IccProfileTest {
  private static final byte[] SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
  private static final byte[] GREY = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();

  private static byte[] part(int number, int count, byte[] profile, int from, int to) {
    ByteBuffer segment = ByteBuffer.allocate(14 + to - from);
    segment.put("ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII));
    segment.put((byte) number).put((byte) count).put(profile, from, to - from);
    return segment.array();
  }

  private static byte[] jpeg(byte[]... parts) throws IOException {
    byte[] jpeg = JpegHeaderTest.jpeg(BufferedImage.TYPE_INT_RGB);
    for (byte[] part : parts) {
      jpeg = JpegHeaderTest.withSegment(jpeg, 0xE2, part);
    }
    return jpeg;
  }

  @Test
  void partsAreJoinedByTheirNumbersWhateverTheirOrder() throws IOException {
    byte[] jpeg =
        jpeg(
            part(1, 3, SRGB, 0, 1000),
            part(3, 3, SRGB, 2000, SRGB.length),
            part(2, 3, SRGB, 1000, 2000));
    assertArrayEquals(SRGB, IccProfile.ofJpeg(new ByteArrayInputStream(jpeg), 3).orElseThrow());
  }

  @Test
  void aPartThatIsMissingMakesItNoProfile() throws IOException {
    byte[] jpeg = jpeg(part(1, 2, SRGB, 0, 1000));
    assertFalse(IccProfile.ofJpeg(new ByteArrayInputStream(jpeg), 3).isPresent());
  }

  @ParameterizedTest
  @CsvSource({"16, CMYK", "16, 'Lab '", "12, link", "36, ????", "8, ????"})
  void aProfileOfAnotherKindIsLeftOut(int at, String field) throws IOException {
    byte[] other = SRGB.clone();
    System.arraycopy(field.getBytes(StandardCharsets.US_ASCII), 0, other, at, 4);
    byte[] jpeg = jpeg(part(1, 1, other, 0, other.length));
    assertFalse(IccProfile.ofJpeg(new ByteArrayInputStream(jpeg), 3).isPresent());
    other[8] = (byte) 0x84;
    assertFalse(
        IccProfile.ofJpeg(new ByteArrayInputStream(jpeg(part(1, 1, other, 0, other.length))), 3)
            .isPresent());
  }

  @Test
  void greyHasAProfileOfItsOwn() throws IOException {
    byte[] jpeg = jpeg(part(1, 1, GREY, 0, GREY.length));
    assertArrayEquals(GREY, IccProfile.ofJpeg(new ByteArrayInputStream(jpeg), 1).orElseThrow());
    assertFalse(IccProfile.ofJpeg(new ByteArrayInputStream(jpeg), 3).isPresent());
    byte[] start = Arrays.copyOf(GREY, 100);
    byte[] cut = jpeg(part(1, 1, start, 0, 100));
    assertFalse(IccProfile.ofJpeg(new ByteArrayInputStream(cut), 1).isPresent());
  }
}
