package org.sealpress.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JPEG, PNG, PNM, GIF and BMP in shapes that are seldom seen, and things that are no image. */
class OddImagesIT {
  private static final String NEXT_STEP =
      "): expected a whole TIFF, JPEG, PNG or PNM; scan or copy it again";

  @TempDir Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("page"), bytes);
  }

  private PageFormat read(byte[] bytes) throws Exception {
    try (Pix pix = ImageFiles.decode(file(bytes), 0, false)) {
      return pix.format();
    }
  }

  private void refused(byte[] bytes, String why) throws IOException {
    refused(file(bytes), why);
  }

  private static void refused(Path file, String why) {
    UnreadableImage e =
        assertThrows(UnreadableImage.class, () -> ImageFiles.decode(file, 0, false).close());
    assertEquals(file + " can't be read (" + why + NEXT_STEP, e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }

  private void damaged(byte[] bytes) throws IOException {
    Path file = file(bytes);
    UnreadableImage e =
        assertThrows(UnreadableImage.class, () -> ImageFiles.decode(file, 0, false).close());
    assertEquals(
        file + " is damaged or cut off: expected a whole image; scan or copy it again",
        e.getMessage());
  }

  private static byte[] jpeg(IIOImage image, boolean progressive) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (progressive) {
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      writer.write(null, image, param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static byte[] jpeg(boolean progressive) throws IOException {
    BufferedImage page = DrawnPage.text(BufferedImage.TYPE_INT_RGB, List.of("The only line"));
    return jpeg(new IIOImage(page, null, null), progressive);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aJpegIsReadWholeOrNotAtAll(boolean progressive) throws Exception {
    byte[] jpeg = jpeg(progressive);
    assertEquals(1654, read(jpeg).height());
    byte[] noise = new byte[5000];
    new Random(1).nextBytes(noise);
    byte[] trailed = Arrays.copyOf(jpeg, jpeg.length + noise.length);
    System.arraycopy(noise, 0, trailed, jpeg.length, noise.length);
    assertEquals(1654, read(trailed).height(), "what phones append is no part of the image");
    for (int part = 1; part <= 8; part++) {
      damaged(Arrays.copyOf(jpeg, 640 + (jpeg.length - 642) * part / 8));
    }
  }

  /** Changes bytes of the frame header, counted from its marker. */
  private static byte[] withFrame(byte[] jpeg, int at, int... values) {
    String text = new String(jpeg, ISO_8859_1);
    int frame = text.indexOf("\u00FF\u00C0");
    byte[] changed = jpeg.clone();
    for (int i = 0; i < values.length; i++) {
      changed[frame + at + i] = (byte) values[i];
    }
    return changed;
  }

  @Test
  void aJpegOfAKindThatCantBeReadIsNamed() throws Exception {
    byte[] jpeg = jpeg(false);
    refused(withFrame(jpeg, 4, 12), "it is a JPEG of 12 bits a sample, expected 8");
    refused(
        withFrame(jpeg, 5, 0xFF, 0xFF, 0xFF, 0xFF),
        "65,535 x 65,535 pixels are more than the 400,000,000 of the largest page");
    UnreadableImage arithmetic =
        assertThrows(
            UnreadableImage.class,
            () -> ImageFiles.decode(file(withFrame(jpeg, 1, 0xC9)), 0, false).close());
    assertEquals(1, arithmetic.getMessage().lines().count());
  }

  @ParameterizedTest
  @CsvSource({"300, 300, 1654", "204, 98, 3443"})
  void aJpegsPixelsBecomeSquare(int across, int down, int height) throws Exception {
    byte[] jpeg = jpeg(false);
    jpeg[13] = 1;
    jpeg[14] = (byte) (across >> 8);
    jpeg[15] = (byte) across;
    jpeg[16] = (byte) (down >> 8);
    jpeg[17] = (byte) down;
    PageFormat format = read(jpeg);
    assertEquals(height, format.height());
    assertEquals(across, format.dpi());
    try (var in = Files.newInputStream(file(jpeg))) {
      assertEquals(across == down, JpegHeader.read(in).fitsPdf());
    }
  }

  @Test
  void aJpegInFourInksIsReadAndMirroredWhenItHasToBe() throws Exception {
    WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 32, 16, 4, null);
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 16; x++) {
        inks.setPixel(x, y, new int[] {0, 0, 0, 255});
      }
    }
    byte[] jpeg = jpeg(new IIOImage(inks, null, null), false);
    int[] left = new int[2];
    for (int i = 0; i < 2; i++) {
      byte[] exif = JpegHeaderTest.withExif(jpeg, i + 1);
      try (Pix pix = ImageFiles.decode(file(exif), 0, false)) {
        assertEquals(ColorMode.COLOR, pix.mode());
        left[i] = pix.grey().samples()[0] & 0xFF;
      }
    }
    assertTrue(Math.abs(left[0] - left[1]) > 150, left[0] + " and mirrored " + left[1]);
  }

  /** A PNG of zeros. */
  private static byte[] png(int width, int height, int depth, int type, int interlaced, int rows)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write("\u0089PNG\r\n\u001A\n".getBytes(ISO_8859_1));
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream fields = new DataOutputStream(header);
    fields.writeInt(width);
    fields.writeInt(height);
    fields.write(new byte[] {(byte) depth, (byte) type, 0, 0, (byte) interlaced});
    chunk(out, "IHDR", header.toByteArray());
    if (type == 3) {
      chunk(out, "PLTE", new byte[] {10, 20, 30, 90, 90, 90});
      chunk(out, "tRNS", new byte[] {0});
    }
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    try (DeflaterOutputStream zeros = new DeflaterOutputStream(data, new Deflater(9))) {
      zeros.write(new byte[rows]);
    }
    chunk(out, "IDAT", data.toByteArray());
    chunk(out, "IEND", new byte[0]);
    return bytes.toByteArray();
  }

  private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(ISO_8859_1);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) crc.getValue());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, LINEART, 0",
    "2, 0, 0, GRAY, 0",
    "8, 0, 1, GRAY, 0",
    "16, 0, 0, GRAY, 0",
    "8, 2, 0, COLOR, 0",
    "16, 2, 1, COLOR, 0",
    "1, 3, 0, COLOR, 255",
    "8, 3, 1, COLOR, 255",
    "8, 4, 0, COLOR, 255",
    "16, 4, 0, COLOR, 255",
    "8, 6, 1, COLOR, 255",
    "16, 6, 0, COLOR, 255"
  })
  void everyKindOfPngIsReadAndWhatIsTransparentIsPaper(
      int depth, int type, int interlaced, ColorMode mode, int grey) throws Exception {
    byte[] png = png(20, 10, depth, type, interlaced, 4000);
    try (Pix pix = ImageFiles.decode(file(png), 0, false)) {
      assertEquals(mode, pix.mode());
      assertEquals(grey, pix.grey().samples()[7] & 0xFF);
    }
  }

  @ParameterizedTest
  @CsvSource({"30000, 30000, 8, 2", "100000, 20000, 1, 0", "90000, 90000, 16, 6"})
  void aBombIsRefusedBeforeItGoesOff(int width, int height, int depth, int type) throws Exception {
    String size = String.format(java.util.Locale.ROOT, "%,d x %,d", width, height);
    refused(
        png(width, height, depth, type, 0, 1_000_000),
        size + " pixels are more than the 400,000,000 of the largest page");
    refused(
        ("P6 " + width + " " + height + " 255\n").getBytes(ISO_8859_1),
        size + " pixels are more than the 400,000,000 of the largest page");
  }

  @ParameterizedTest
  @CsvSource({
    "P4 10 3, 6, LINEART",
    "P5 10 3 255, 30, GRAY",
    "P5 10 3 65535, 60, GRAY",
    "P6 10 3 255, 90, COLOR",
    "P6 10 3 65535, 180, COLOR"
  })
  void aPnmIsReadWholeOrNotAtAll(String header, int bytes, ColorMode mode) throws Exception {
    byte[] start = (header + "\n").getBytes(ISO_8859_1);
    byte[] whole = Arrays.copyOf(start, start.length + bytes);
    assertEquals(mode, read(whole).mode());
    damaged(Arrays.copyOf(whole, whole.length - 1));
    damaged(Arrays.copyOf(whole, start.length));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gif", "bmp"})
  void otherImagesAreReadWholeOrNotAtAll(String format) throws Exception {
    BufferedImage page = DrawnPage.text(BufferedImage.TYPE_BYTE_BINARY, List.of("The only line"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(page, format, out);
    byte[] whole = out.toByteArray();
    assertEquals(ColorMode.LINEART, read(whole).mode());
    for (int part = 1; part <= 4; part++) {
      byte[] cut = Arrays.copyOf(whole, whole.length * part / 5);
      assertThrows(UnreadableImage.class, () -> read(cut), part + " of 5");
    }
  }

  @Test
  void whatIsNoImageIsToldForWhatItIs() throws Exception {
    refused(folder.resolve("gone.png"), "it does not exist");
    refused(folder, "it is a folder");
    refused(new byte[0], "it is empty");
    refused("%PDF-1.7\n".getBytes(ISO_8859_1), "it is a PDF and not an image");
    refused(
        "Dear Sir or Madam".getBytes(ISO_8859_1), "it is no image of a kind that is known here");
    byte[] noise = new byte[3000];
    new Random(2).nextBytes(noise);
    refused(noise, "it is no image of a kind that is known here");
  }

  @Test
  void aPageThatTheFileLacksIsRefused() throws Exception {
    Path file =
        file(new TiffBytes(java.nio.ByteOrder.BIG_ENDIAN, 1, 1, 8, 1).strips(1, new byte[1]));
    assertThrows(UnreadableImage.class, () -> ImageFiles.decode(file, 1, false).close());
  }
}
