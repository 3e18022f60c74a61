package org.sealpress.worker;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.fixture.FileKinds;
import org.sealpress.fixture.FileKinds.InPdf;
import org.sealpress.page.Codec;
import org.sealpress.page.ColorMode;
import org.sealpress.page.DrawnPage;
import org.sealpress.page.RasterRows;
import org.sealpress.worker.WorkerFault.Kind;

/** Files of every kind taken apart by the real process. */
@Timeout(120)
class FileWorkerIT {
  private static final WorkerSettings SETTINGS = new WorkerSettings(1, Duration.ofSeconds(60), 256);
  private static final FileWorker WORKER = new FileWorker(SETTINGS);
  private static final BufferedImage GREY = DrawnPage.stroke(BufferedImage.TYPE_BYTE_GRAY);
  private static final BufferedImage COLOR = DrawnPage.stroke(BufferedImage.TYPE_INT_RGB);
  private static final BufferedImage BITS = DrawnPage.word("first", 583, 827);
  private static final BufferedImage MORE = DrawnPage.word("second", 583, 827);

  @TempDir Path folder;

  private static final class Page {
    private final FilePage page;
    private final byte[] bytes;

    Page(FilePage page, byte[] bytes) {
      this.page = page;
      this.bytes = bytes;
    }

    FilePage page() {
      return page;
    }

    byte[] bytes() {
      return bytes;
    }
  }

  @AfterAll
  static void close() {
    WORKER.close();
  }

  private List<Page> read(Path file, boolean keep) throws Exception {
    List<Page> pages = new ArrayList<>();
    int count =
        WORKER.read(file, keep, (page, bytes) -> pages.add(new Page(page, bytes.readAllBytes())));
    assertEquals(count, pages.size());
    for (Page page : pages) {
      assertEquals(page.page().bytes(), page.bytes().length);
      if (page.page().codec() == Codec.RAW) {
        assertEquals(page.page().format().totalBytes(), page.bytes().length);
      }
    }
    return pages;
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private static byte[] samples(BufferedImage image) throws IOException {
    return new RasterRows(image, 0).readAllBytes();
  }

  /** What Leptonica pads a row with is not looked at. */
  private static void assertSamples(BufferedImage image, Page page) throws IOException {
    assertEquals(Codec.RAW, page.page().codec());
    assertEquals(new RasterRows(image, 0).format().mode(), page.page().format().mode());
    assertArrayEquals(samples(image), page.bytes());
  }

  private String refusal(Path file) {
    WorkerFault e = assertThrows(WorkerFault.class, () -> read(file, true));
    assertEquals(Kind.UNREADABLE, e.kind(), e.getMessage());
    return String.valueOf(e.getMessage());
  }

  @Test
  void aTiffOfManyPagesInFaxCoding() throws Exception {
    List<BufferedImage> images = List.of(BITS, MORE, BITS);
    List<Page> pages = read(FileKinds.tiff(file("a.tif"), "CCITT T.6", images), true);
    assertEquals(3, pages.size());
    for (int i = 0; i < 3; i++) {
      assertSamples(images.get(i), pages.get(i));
    }
  }

  @Test
  void aTiffInLzwInDeflateAndUnpacked() throws Exception {
    for (String how : List.of("LZW", "ZLib", "None", "PackBits")) {
      List<Page> pages = read(FileKinds.tiff(file("a.tif"), how, List.of(COLOR, GREY)), true);
      assertSamples(COLOR, pages.get(0));
      assertSamples(GREY, pages.get(1));
    }
  }

  @Test
  void aTiffWithJpegsInIt() throws Exception {
    List<Page> pages = read(FileKinds.tiff(file("a.tif"), "JPEG", List.of(COLOR, COLOR)), true);
    assertEquals(2, pages.size());
    assertEquals(ColorMode.COLOR, pages.get(1).page().format().mode());
    byte[] as = samples(COLOR);
    int far = 0;
    for (int i = 0; i < as.length; i++) {
      far += Math.abs((as[i] & 0xFF) - (pages.get(1).bytes()[i] & 0xFF)) > 40 ? 1 : 0;
    }
    assertTrue(far < as.length / 1000, far + " samples are other ones");
  }

  @Test
  void pngAndPnmComeSampleBySample() throws Exception {
    assertSamples(COLOR, read(FileKinds.png(file("a.png"), COLOR), true).get(0));
    assertSamples(GREY, read(FileKinds.png(file("b.png"), GREY), true).get(0));
    assertSamples(BITS, read(FileKinds.png(file("c.png"), BITS), true).get(0));
    assertSamples(GREY, read(FileKinds.pnm(file("d.pgm"), GREY), true).get(0));
  }

  @Test
  void aJpegIsGivenByteForByteOrDecodedWhenThatIsWanted() throws Exception {
    Path file = FileKinds.jpeg(file("a.jpg"), GREY);
    Page kept = read(file, true).get(0);
    assertEquals(Codec.JPEG, kept.page().codec());
    assertArrayEquals(Files.readAllBytes(file), kept.bytes());
    assertEquals(Codec.RAW, read(file, false).get(0).page().codec());
  }

  @Test
  void aPdfOfJpegsGivesEachAsItIs() throws Exception {
    Path file = FileKinds.pdf(file("a.pdf"), InPdf.JPEG, List.of(COLOR, GREY));
    List<Page> pages = read(file, true);
    assertArrayEquals(FileKinds.jpeg(COLOR), pages.get(0).bytes());
    assertArrayEquals(FileKinds.jpeg(GREY), pages.get(1).bytes());
    assertEquals(200, pages.get(0).page().format().dpi(), "A5");
  }

  @Test
  void aPdfOfOtherImagesGivesTheirPixels() throws Exception {
    assertSamples(
        COLOR, read(FileKinds.pdf(file("a.pdf"), InPdf.LOSSLESS, List.of(COLOR)), true).get(0));
    for (InPdf how : List.of(InPdf.G4, InPdf.JBIG2)) {
      Page bits = read(FileKinds.pdf(file("b.pdf"), how, List.of(BITS)), true).get(0);
      assertSamples(BITS, bits);
      assertEquals(100, bits.page().format().dpi());
    }
  }

  @Test
  void aPdfOfTextIsDrawn() throws Exception {
    List<Page> pages = read(FileKinds.textPdf(file("a.pdf"), List.of("one", "two")), true);
    assertEquals(2, pages.size());
    assertEquals(300, pages.get(0).page().format().dpi());
    assertEquals(1749, pages.get(0).page().format().width(), 2);
    assertTrue(!Arrays.equals(pages.get(0).bytes(), pages.get(1).bytes()));
  }

  @Test
  void whatIsDamagedIsRefusedWithAReason() throws Exception {
    byte[] jpeg = FileKinds.jpeg(GREY);
    refusal(Files.write(file("a.jpg"), Arrays.copyOf(jpeg, jpeg.length / 2)));
    byte[] tiff =
        Files.readAllBytes(FileKinds.tiff(file("b.tif"), "CCITT T.6", List.of(BITS, MORE)));
    refusal(Files.write(file("b.tif"), Arrays.copyOf(tiff, tiff.length - 10)));
    refusal(Files.writeString(file("c.pdf"), "%PDF-1.4\nnothing"));
    assertTrue(refusal(FileKinds.lockedPdf(file("d.pdf"))).contains("password"));
    refusal(Files.writeString(file("e.txt"), "a letter"));
    refusal(file("none"));
  }

  /** JPEG 2000 has no decoder here; PDFBox would leave the picture out. */
  @ParameterizedTest
  @ValueSource(strings = {"JBIG2Decode", "JPXDecode"})
  void aPdfWithAPictureThatCanNotBeShownIsRefusedAndNotMadeBlank(String filter) throws Exception {
    byte[] pdf = Files.readAllBytes(FileKinds.pdf(file("a.pdf"), InPdf.JPEG, List.of(GREY)));
    String text = new String(pdf, StandardCharsets.ISO_8859_1).replace("DCTDecode", filter);
    refusal(Files.write(file("a.pdf"), text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void enormousPagesAreRefusedBeforeTheyAreDecoded() throws Exception {
    String pixels = "P5 %d %d 255\n".formatted(40_000, 40_000);
    assertTrue(refusal(Files.writeString(file("a.pgm"), pixels)).contains("pixels are more"));
    BufferedImage odd = new BufferedImage(4096, 1, BufferedImage.TYPE_BYTE_GRAY);
    assertEquals(1, read(FileKinds.png(file("b.png"), odd), true).size());
  }

  @Test
  void afterAFileThatBreaksTheProcessTheNextOneIsRead() throws Exception {
    Path file = FileKinds.png(file("a.png"), GREY);
    IOException full =
        assertThrows(
            IOException.class,
            () ->
                WORKER.read(
                    file,
                    true,
                    (page, bytes) -> {
                      throw new IOException("the disk is full");
                    }));
    assertEquals("the disk is full", full.getMessage());
    assertEquals(1, read(file, true).size());
    WorkerFault killed =
        assertThrows(
            WorkerFault.class,
            () ->
                WORKER.read(
                    FileKinds.png(file("b.png"), COLOR),
                    true,
                    (page, bytes) -> {
                      ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
                      bytes.readAllBytes();
                    }));
    assertEquals(Kind.BROKEN, killed.kind());
    assertEquals(1, read(file, true).size());
  }

  @Test
  void whenThereIsNoFileForAWhileItIsParked() throws Exception {
    Path file = FileKinds.png(file("page.png"), GREY);
    try (FileWorker worker = new FileWorker(SETTINGS, Duration.ofMillis(100))) {
      assertEquals(1, worker.read(file, false, (page, bytes) -> bytes.readAllBytes()));
      await().until(() -> !worker.isRunning());
      assertEquals(1, worker.read(file, false, (page, bytes) -> bytes.readAllBytes()));
    }
  }

  @Test
  void onePageOfTooManyMinutesIsGivenUp() throws Exception {
    try (FileWorker quick = new FileWorker(new WorkerSettings(1, Duration.ofMillis(1), 256))) {
      Path file = FileKinds.png(file("a.png"), GREY);
      WorkerFault e =
          assertThrows(
              WorkerFault.class,
              () -> quick.read(file, true, (page, bytes) -> bytes.readAllBytes()));
      assertEquals(Kind.BROKEN, e.kind());
    }
  }
}
