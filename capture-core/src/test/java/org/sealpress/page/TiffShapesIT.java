package org.sealpress.page;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.page.TiffBytes.LONG;
import static org.sealpress.page.TiffBytes.SHORT;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TIFFs as scanners, faxes and programs write them, and as nobody should. */
class TiffShapesIT {
  /** Three rows of four pixels. */
  private static final byte[] GREY = {0, 20, 40, 60, 80, 100, 120, (byte) 140, 1, 2, 3, 4};

  @TempDir Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("page.tif"), bytes);
  }

  private byte[] grey(byte[] tiff) throws Exception {
    try (Pix pix = ImageFiles.decode(file(tiff), 0, false);
        Pix grey = pix.grey()) {
      return grey.samples();
    }
  }

  private String refusal(byte[] tiff) throws IOException {
    Path file = file(tiff);
    UnreadableImage e =
        assertThrows(
            UnreadableImage.class,
            () -> ImageFiles.decode(file, 0, false).close(),
            tiff.length + " bytes");
    assertEquals(1, e.getMessage().lines().count());
    assertTrue(e.getMessage().startsWith(file + " can't be read ("), e.getMessage());
    return e.getMessage();
  }

  private static byte[] wide(ByteOrder order, int samples) {
    ByteBuffer out = ByteBuffer.allocate(2 * samples * GREY.length).order(order);
    for (byte value : GREY) {
      for (int i = 0; i < samples; i++) {
        out.putShort((short) ((value & 0xFF) << 8 | 0x55));
      }
    }
    return out.array();
  }

  private static byte[] repeated(int samples) {
    byte[] out = new byte[samples * GREY.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = GREY[i / samples];
    }
    return out;
  }

  @Test
  void eightAndSixteenBitsInterleavedAndPlanar() throws Exception {
    for (ByteOrder order : new ByteOrder[] {LITTLE_ENDIAN, BIG_ENDIAN}) {
      assertArrayEquals(GREY, grey(new TiffBytes(order, 4, 3, 8, 1).strips(3, GREY)));
      assertArrayEquals(GREY, grey(new TiffBytes(order, 4, 3, 8, 3).strips(3, repeated(3))));
      assertArrayEquals(GREY, grey(new TiffBytes(order, 4, 3, 16, 1).strips(3, wide(order, 1))));
      assertArrayEquals(GREY, grey(new TiffBytes(order, 4, 3, 16, 3).strips(3, wide(order, 3))));
      TiffBytes planes = new TiffBytes(order, 4, 3, 8, 3).with(284, SHORT, 2);
      assertArrayEquals(GREY, grey(planes.strips(3, GREY, GREY, GREY)));
    }
  }

  @Test
  void stripsTilesInvertedGreyAndInk() throws Exception {
    byte[] top = Arrays.copyOf(GREY, 8);
    byte[] end = Arrays.copyOfRange(GREY, 8, 12);
    assertArrayEquals(GREY, grey(new TiffBytes(BIG_ENDIAN, 4, 3, 8, 1).strips(2, top, end)));
    byte[] tile = new byte[256];
    Arrays.fill(tile, (byte) 77);
    byte[] tiled = grey(new TiffBytes(BIG_ENDIAN, 20, 17, 8, 1).tiles(16, tile, tile, tile, tile));
    assertEquals(20 * 17, tiled.length);
    assertEquals(77, tiled[339]);
    byte[] inverted =
        grey(new TiffBytes(BIG_ENDIAN, 4, 3, 8, 1).with(262, SHORT, 0).strips(3, GREY));
    assertEquals(255 - 20, inverted[1] & 0xFF);
    byte[] noInk = grey(new TiffBytes(LITTLE_ENDIAN, 4, 3, 8, 4).strips(3, new byte[48]));
    assertEquals(255, noInk[0] & 0xFF, "CMYK without ink is white");
  }

  @Test
  void oneBitIsBlackWhereTheFileSaysSo() throws Exception {
    byte[] bits = {(byte) 0xC0, 0, 0};
    for (int white = 0; white < 2; white++) {
      TiffBytes tiff = new TiffBytes(LITTLE_ENDIAN, 4, 3, 1, 1).with(262, SHORT, white);
      try (Pix pix = ImageFiles.decode(file(tiff.strips(3, bits)), 0, false)) {
        assertEquals(ColorMode.LINEART, pix.mode());
        assertEquals(white == 0 ? 0xC0 : 0x30, pix.samples()[0] & 0xF0);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 4, 3, 0 20 40 60", "2, 4, 3, 60 40 20 0", "3, 4, 3, 4 3 2 1", "4, 4, 3, 1 2 3 4",
    "5, 3, 4, 0 80 1 20", "6, 3, 4, 1 80 0 2", "7, 3, 4, 4 140 60 3", "8, 3, 4, 60 140 4 40"
  })
  void everyOrientationIsMadeUpright(int orientation, int width, int height, String first)
      throws Exception {
    TiffBytes tiff = new TiffBytes(BIG_ENDIAN, 4, 3, 8, 1).with(274, SHORT, orientation);
    try (Pix pix = ImageFiles.decode(file(tiff.strips(3, GREY)), 0, false)) {
      assertEquals(width, pix.width());
      assertEquals(height, pix.height());
      byte[] samples = pix.samples();
      String[] expected = first.split(" ", -1);
      for (int i = 0; i < expected.length; i++) {
        assertEquals(Integer.parseInt(expected[i]), samples[i] & 0xFF);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "300, 300, 2, 3, 300",
    "118, 118, 3, 3, 300",
    "204, 98, 2, 6, 204",
    "100, 200, 2, 3, 200",
    "204, 196, 2, 3, 204",
    "300, 1, 2, 3, 300",
    "2, 1, 1, 3, 0",
    "0, 0, 2, 3, 0"
  })
  void theResolutionIsTheFilesAndPixelsBecomeSquare(
      int across, int down, int unit, int height, int dpi) throws Exception {
    TiffBytes tiff = new TiffBytes(BIG_ENDIAN, 4, 3, 8, 1).resolution(across, down, unit);
    try (Pix pix = ImageFiles.decode(file(tiff.strips(3, GREY)), 0, false)) {
      assertEquals(dpi, pix.format().dpi());
      assertEquals(height, pix.height());
      assertEquals(across < down && down < 4 * across ? 8 : 4, pix.width());
    }
  }

  @Test
  void withoutAResolutionNoneIsMadeUp() throws Exception {
    try (Pix pix =
        ImageFiles.decode(file(new TiffBytes(BIG_ENDIAN, 4, 3, 8, 1).strips(3, GREY)), 0, false)) {
      assertEquals(0, pix.format().dpi());
    }
  }

  @Test
  void cutOffAnywhereItIsRefused() throws Exception {
    byte[] whole = new TiffBytes(LITTLE_ENDIAN, 4, 3, 8, 1).strips(1, GREY, GREY, GREY);
    assertEquals(12, grey(whole).length);
    for (int length = 1; length < whole.length; length++) {
      refusal(Arrays.copyOf(whole, length));
    }
  }

  @Test
  void sizesNobodyScansAreRefusedBeforeAnythingIsDecoded() throws Exception {
    String huge = refusal(new TiffBytes(LITTLE_ENDIAN, 200_000, 90_000, 8, 1).strips(3, GREY));
    assertTrue(huge.contains("(200,000 x 90,000 pixels are more than the 400,000,000"), huge);
    String heap = refusal(new TiffBytes(LITTLE_ENDIAN, 20_000, 19_999, 8, 3).strips(9, GREY));
    assertTrue(heap.endsWith("expected a whole TIFF, JPEG, PNG or PNM; scan or copy it again"));
    refusal(new TiffBytes(LITTLE_ENDIAN, 0, 3, 8, 1).strips(3, GREY));
    refusal(new TiffBytes(LITTLE_ENDIAN, 4, -1, 8, 1).strips(3, GREY));
    refusal(new TiffBytes(LITTLE_ENDIAN, 4, 3, 8, 1).with(273, LONG, -5).strips(3));
  }

  @Test
  void aDirectoryThatLeadsBackToItselfIsReadOnce() throws Exception {
    byte[] tiff = new TiffBytes(LITTLE_ENDIAN, 4, 3, 8, 1).strips(3, GREY);
    ByteBuffer bytes = ByteBuffer.wrap(tiff).order(LITTLE_ENDIAN);
    int directory = bytes.getInt(4);
    bytes.putInt(directory + 2 + 12 * bytes.getShort(directory), directory);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> assertEquals(1, ImageFiles.pages(file(tiff))));
  }

  @Test
  void damagedBytesAreRefusedOrReadButNothingElse() throws Exception {
    byte[] whole =
        new TiffBytes(LITTLE_ENDIAN, 4, 3, 8, 1)
            .resolution(300, 300, 2)
            .strips(1, GREY, GREY, GREY);
    Random random = new Random(9);
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      byte[] bad = whole.clone();
      bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      Path file = file(bad);
      try (Pix pix = ImageFiles.decode(file, ImageFiles.pages(file) - 1, false)) {
        assertTrue(pix.width() > 0);
      } catch (UnreadableImage e) {
        refused++;
      }
    }
    assertTrue(refused > 50, refused + " of 300");
  }
}
