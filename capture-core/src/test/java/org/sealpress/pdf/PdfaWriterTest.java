package org.sealpress.pdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.ocr.Box;
import org.sealpress.ocr.Line;
import org.sealpress.ocr.Line.Baseline;
import org.sealpress.ocr.PageText;
import org.sealpress.ocr.Word;
import org.sealpress.page.Codec;
import org.sealpress.page.ColorMode;
import org.sealpress.page.DrawnPage;
import org.sealpress.page.PageFormat;
import org.sealpress.page.RasterRows;

/** The judge is veraPDF. */
class PdfaWriterTest {
  static final DocumentInfo INFO =
      new DocumentInfo(
          "Lease <of> the \"Mill\" & more",
          "en",
          OffsetDateTime.parse("2026-11-24T10:15:30.123+01:00"),
          Optional.of(
              new DocumentInfo.Origin(
                  "k7q2m4",
                  1,
                  "legal",
                  "front desk",
                  "Test & Co <1>",
                  OffsetDateTime.parse("2026-11-24T10:15:00Z"))));

  @TempDir Path folder;

  static PageText words(int width, int height, String... lines) {
    List<Line> all = new ArrayList<>();
    int y = 40;
    for (String line : lines) {
      List<Word> words = new ArrayList<>();
      int x = 20;
      for (String word : line.split(" ", -1)) {
        int wide = 12 * word.codePointCount(0, word.length());
        words.add(new Word(word, new Box(x, y - 20, wide, 20), 90));
        x += wide + 10;
      }
      all.add(new Line(words, new Box(20, y - 20, x, 20), new Baseline(20, y, x, y)));
      y += 40;
    }
    return new PageText(width, height, all);
  }

  static PdfPage raw(int imageType, int width, int height, int dpi, int turns, PageText text) {
    BufferedImage image = DrawnPage.paper(imageType, width, height);
    PageFormat format = new RasterRows(image, dpi).format();
    return new PdfPage(format, Codec.RAW, () -> new RasterRows(image, dpi), turns, 0, false, text);
  }

  private static PdfPage jpeg(int imageType, int width, int height, byte[] icc) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(DrawnPage.paper(imageType, width, height), "jpeg", out);
    ByteBuffer with = ByteBuffer.allocate(out.size() + icc.length + 18);
    with.put(out.toByteArray(), 0, 2);
    if (icc.length > 0) {
      with.putShort((short) 0xFFE2).putShort((short) (icc.length + 16));
      with.put("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1)).put(icc);
    }
    with.put(out.toByteArray(), 2, out.size() - 2);
    byte[] bytes = java.util.Arrays.copyOf(with.array(), with.position());
    ColorMode mode = imageType == BufferedImage.TYPE_BYTE_GRAY ? ColorMode.GRAY : ColorMode.COLOR;
    return new PdfPage(
        new PageFormat(width, height, mode, 8, 300),
        Codec.JPEG,
        () -> new ByteArrayInputStream(bytes),
        0,
        0,
        false,
        words(width, height, "One page"));
  }

  Path write(PdfPage... pages) throws IOException {
    Path file = folder.resolve("out.pdf");
    try (PdfaWriter writer = new PdfaWriter(INFO);
        OutputStream out = Files.newOutputStream(file)) {
      for (PdfPage page : pages) {
        writer.add(page);
      }
      writer.save(out);
    }
    return file;
  }

  private static void assertValid(Path pdf) throws IOException {
    assertEquals(List.of(), VeraPdf.complaints(pdf));
  }

  @Test
  void theTransferNoteIsInTheMetadataAndValid() throws IOException {
    Path file = folder.resolve("note.pdf");
    try (PdfaWriter writer = new PdfaWriter(INFO);
        OutputStream out = Files.newOutputStream(file)) {
      writer.add(raw(BufferedImage.TYPE_BYTE_GRAY, 200, 100, 100, 0, words(200, 100, "a")));
      writer.note(new TransferNote(3, 7, 1, 4, 2, 5, 0, 8, 6, 1, "a jam & <more>\0"));
      writer.save(out);
    }
    assertValid(file);
    String xmp = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertTrue(xmp.contains("<sealpress:SidesFedAgain>1</sealpress:SidesFedAgain>"));
    assertTrue(xmp.contains("<sealpress:SidesRefused>4</sealpress:SidesRefused>"));
    assertTrue(xmp.contains("<sealpress:SidesDropped>5</sealpress:SidesDropped>"));
    assertTrue(xmp.contains("<sealpress:Separators>8</sealpress:Separators>"));
    assertTrue(xmp.contains("<sealpress:Continued>1</sealpress:Continued>"));
    assertTrue(xmp.contains("<sealpress:Gap>a jam &amp; &lt;more&gt;</sealpress:Gap>"));
  }

  @Test
  void everyKindOfPageIsValid() throws IOException {
    List<PdfPage> pages = new ArrayList<>();
    int[] types = {
      BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_BYTE_BINARY
    };
    for (int type : types) {
      for (int turns = 0; turns < 4; turns++) {
        boolean lying = turns % 2 == 1;
        PageText text = words(lying ? 300 : 200, lying ? 200 : 300, "Page turned " + turns);
        pages.add(raw(type, 200, 300, 100, turns, text));
        pages.add(raw(type, 301, 200, 100, turns, PageText.none(10, 10)));
      }
    }
    pages.add(jpeg(BufferedImage.TYPE_INT_RGB, 100, 140, new byte[0]));
    pages.add(jpeg(BufferedImage.TYPE_BYTE_GRAY, 100, 140, new byte[0]));
    byte[] srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    pages.add(jpeg(BufferedImage.TYPE_INT_RGB, 100, 140, srgb));
    byte[] grey = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
    pages.add(jpeg(BufferedImage.TYPE_BYTE_GRAY, 100, 140, grey));
    assertValid(write(pages.toArray(PdfPage[]::new)));
  }

  @Test
  void textOfEveryScriptIsValid() throws IOException {
    assertValid(
        write(
            raw(
                BufferedImage.TYPE_BYTE_GRAY,
                600,
                900,
                100,
                0,
                words(
                    600,
                    900,
                    "Grüße aus Łódź",
                    "Привет Ελλάδα",
                    "שלום עולם",
                    "مرحبا بالعالم",
                    "契約書 です",
                    "계약서 नमस्ते",
                    "𝔄𝔅 😀 ﬁ"))));
  }

  @Test
  void aPageHasTheSizeOfItsPaper() throws IOException {
    PageText none = PageText.none(10, 10);
    Path pdf =
        write(
            raw(BufferedImage.TYPE_BYTE_BINARY, 2480, 3508, 300, 0, none),
            raw(BufferedImage.TYPE_BYTE_BINARY, 4960, 7016, 600, 0, none));
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      for (PDPage page : document.getPages()) {
        assertEquals(595.28, page.getMediaBox().getWidth(), 0.1);
        assertEquals(841.89, page.getMediaBox().getHeight(), 0.1);
      }
    }
  }

  @Test
  void pagesBeyondWhatPdfAllowsAreScaledAndValid() throws IOException {
    PageText none = PageText.none(10, 10);
    assertValid(
        write(
            raw(BufferedImage.TYPE_BYTE_GRAY, 10, 10, 300, 0, none),
            raw(BufferedImage.TYPE_BYTE_GRAY, 1, 1, 600, 0, none),
            raw(BufferedImage.TYPE_BYTE_BINARY, 1, 32_000, 100, 0, none),
            raw(BufferedImage.TYPE_BYTE_BINARY, 640, 32_000, 72, 0, none)));
  }

  @Test
  void aJpegGoesInByteForByte() throws IOException {
    PdfPage page = jpeg(BufferedImage.TYPE_INT_RGB, 100, 140, new byte[0]);
    try (PDDocument document = Loader.loadPDF(write(page).toFile());
        InputStream original = page.image().open()) {
      PDImageXObject image =
          (PDImageXObject) document.getPage(0).getResources().getXObject(COSName.getPDFName("I"));
      try (InputStream stored = image.getCOSObject().createRawInputStream()) {
        assertArrayEquals(original.readAllBytes(), stored.readAllBytes());
      }
    }
  }

  @Test
  void metadataTellsWhereThePagesComeFrom() throws IOException {
    Path pdf = write(raw(BufferedImage.TYPE_BYTE_GRAY, 10, 10, 100, 0, PageText.none(1, 1)));
    try (PDDocument document = Loader.loadPDF(pdf.toFile());
        InputStream in = document.getDocumentCatalog().getMetadata().exportXMPMetadata()) {
      String xmp = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(xmp.contains("<sealpress:DocumentId>k7q2m4</sealpress:DocumentId>"), xmp);
      assertTrue(xmp.contains("<sealpress:Scanner>Test &amp; Co &lt;1&gt;</"), xmp);
      assertTrue(xmp.contains("<xmp:CreateDate>2026-11-24T10:15:30+01:00<"), xmp);
      assertTrue(xmp.contains("Lease &lt;of&gt; the \"Mill\" &amp; more"), xmp);
    }
  }

  @Test
  void theSameDocumentIsTheSameBytes() throws IOException {
    PdfPage page = jpeg(BufferedImage.TYPE_INT_RGB, 100, 140, new byte[0]);
    assertArrayEquals(Files.readAllBytes(write(page)), Files.readAllBytes(write(page)));
  }
}
