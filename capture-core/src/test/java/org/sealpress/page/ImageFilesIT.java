package org.sealpress.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFilesIT {
  private static final List<String> LINES = List.of("The first line", "and a second one");

  @TempDir Path folder;

  /** Writes pages as one TIFF. */
  public static Path tiff(Path file, String compression, BufferedImage... pages)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("TIFF").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionType(compression);
      writer.prepareWriteSequence(null);
      for (BufferedImage page : pages) {
        writer.writeToSequence(new IIOImage(page, null, null), param);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    return file;
  }

  private Path image(String format, int type) throws IOException {
    Path file = folder.resolve("page." + format);
    assertTrue(ImageIO.write(DrawnPage.text(type, LINES), format, file.toFile()));
    return file;
  }

  private static void assertPage(Path file, ColorMode mode) throws UnreadableImage {
    try (Pix pix = ImageFiles.decode(file, 0, false)) {
      assertEquals(1165, pix.width());
      assertEquals(1654, pix.height());
      assertEquals(mode, pix.mode());
      byte[] samples = pix.grey().samples();
      long dark = 0;
      for (byte sample : samples) {
        dark += (sample & 0xFF) < 128 ? 1 : 0;
      }
      assertTrue(dark > 3000 && dark < 40_000, "some ink on white paper: " + dark);
    }
  }

  @Test
  void readsWhatScannersAndPhonesWrite() throws Exception {
    assertPage(image("jpeg", BufferedImage.TYPE_BYTE_GRAY), ColorMode.GRAY);
    assertPage(image("jpeg", BufferedImage.TYPE_INT_RGB), ColorMode.COLOR);
    assertPage(image("png", BufferedImage.TYPE_INT_RGB), ColorMode.COLOR);
    assertPage(image("png", BufferedImage.TYPE_INT_ARGB), ColorMode.COLOR);
    assertPage(image("png", BufferedImage.TYPE_BYTE_BINARY), ColorMode.LINEART);
    assertPage(image("png", BufferedImage.TYPE_BYTE_INDEXED), ColorMode.COLOR);
    assertPage(image("png", BufferedImage.TYPE_USHORT_GRAY), ColorMode.GRAY);
    assertPage(image("bmp", BufferedImage.TYPE_INT_RGB), ColorMode.COLOR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"None", "PackBits", "LZW", "Deflate", "JPEG"})
  void readsTiffInColour(String compression) throws Exception {
    BufferedImage page = DrawnPage.text(BufferedImage.TYPE_INT_RGB, LINES);
    assertPage(tiff(folder.resolve("page.tif"), compression, page), ColorMode.COLOR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CCITT RLE", "CCITT T.4", "CCITT T.6", "LZW"})
  void readsFaxTiff(String compression) throws Exception {
    BufferedImage page = DrawnPage.text(BufferedImage.TYPE_BYTE_BINARY, LINES);
    assertPage(tiff(folder.resolve("page.tif"), compression, page), ColorMode.LINEART);
  }

  @Test
  void countsThePagesOfATiff() throws Exception {
    BufferedImage page = DrawnPage.text(BufferedImage.TYPE_BYTE_BINARY, LINES);
    Path file = tiff(folder.resolve("three.tif"), "CCITT T.6", page, page, page);
    assertEquals(3, ImageFiles.pages(file));
    assertPage(file, ColorMode.LINEART);
  }

  @Test
  void readsPnm() throws Exception {
    Path file = folder.resolve("page.pgm");
    byte[] header = "P5 # by a test\n3 2\n255\n".getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(header, header.length + 6);
    Files.write(file, all);
    try (Pix pix = ImageFiles.decode(file, 0, false)) {
      assertEquals(3, pix.width());
      assertEquals(ColorMode.GRAY, pix.mode());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "tif", "tif-lzw", "tif-g4"})
  void aFileThatIsCutOffIsRefusedByName(String format) throws Exception {
    Path file =
        switch (format) {
          case "tif" ->
              tiff(
                  folder.resolve("a.tif"),
                  "None",
                  DrawnPage.text(BufferedImage.TYPE_INT_RGB, LINES));
          case "tif-lzw" ->
              tiff(
                  folder.resolve("a.tif"),
                  "LZW",
                  DrawnPage.text(BufferedImage.TYPE_INT_RGB, LINES));
          case "tif-g4" ->
              tiff(
                  folder.resolve("a.tif"),
                  "CCITT T.6",
                  DrawnPage.text(BufferedImage.TYPE_BYTE_BINARY, LINES));
          default -> image(format, BufferedImage.TYPE_BYTE_GRAY);
        };
    byte[] whole = Files.readAllBytes(file);
    for (int part = 1; part < 10; part++) {
      Path cut = folder.resolve("cut-" + part);
      Files.write(cut, Arrays.copyOf(whole, whole.length * part / 10));
      UnreadableImage e =
          assertThrows(
              UnreadableImage.class,
              () -> ImageFiles.decode(cut, 0, false).close(),
              format + " cut at " + part + "0%");
      assertTrue(e.getMessage().contains(cut.toString()), e.getMessage());
    }
  }

  /** A TIFF with its directory before its only strip, as libtiff streams it. */
  private static byte[] tiff(int width, int height, int bits, int compression, byte[] strip) {
    int[][] tags = {
      {256, 4, width},
      {257, 4, height},
      {258, 3, bits},
      {259, 3, compression},
      {262, 3, bits == 1 ? 0 : 1},
      {273, 4, 8 + 2 + 9 * 12 + 4},
      {277, 3, 1},
      {278, 4, height},
      {279, 4, strip.length}
    };
    ByteBuffer out = ByteBuffer.allocate(8 + 2 + tags.length * 12 + 4 + strip.length);
    out.order(ByteOrder.LITTLE_ENDIAN).put(new byte[] {'I', 'I', 42, 0}).putInt(8);
    out.putShort((short) tags.length);
    for (int[] tag : tags) {
      out.putShort((short) tag[0]).putShort((short) tag[1]).putInt(1).putInt(tag[2]);
    }
    return out.putInt(0).put(strip).array();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aStripThatIsCutOffIsRefused(boolean fax) throws Exception {
    BufferedImage drawn =
        DrawnPage.text(fax ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_BYTE_GRAY, LINES);
    byte[] strip;
    try (RasterRows rows = new RasterRows(drawn, 200);
        Pix pix = Pix.ofSamples(rows.format(), rows)) {
      strip = fax ? pix.g4() : pix.samples();
    }
    byte[] whole = tiff(1165, 1654, fax ? 1 : 8, fax ? 4 : 1, strip);
    Path file = Files.write(folder.resolve("whole.tif"), whole);
    assertPage(file, fax ? ColorMode.LINEART : ColorMode.GRAY);
    for (int part = 2; part < 20; part++) {
      Path cut = folder.resolve("cut-" + part);
      Files.write(cut, Arrays.copyOf(whole, whole.length * part / 20));
      assertThrows(
          UnreadableImage.class,
          () -> ImageFiles.decode(cut, 0, false).close(),
          "cut at " + part + " of 20");
    }
  }

  @Test
  void somethingElseIsRefusedByName() throws Exception {
    Path file = folder.resolve("notes.txt");
    Files.writeString(file, "no image at all");
    UnreadableImage e =
        assertThrows(UnreadableImage.class, () -> ImageFiles.decode(file, 0, false).close());
    assertTrue(e.getMessage().contains("notes.txt"), e.getMessage());
  }
}
