package org.sealpress.intake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpress.fixture.FileKinds;
import org.sealpress.fixture.FileKinds.InPdf;
import org.sealpress.fixture.Programs;
import org.sealpress.page.DrawnPage;
import org.sealpress.page.PageStyle;
import org.sealpress.pdf.VeraPdf;
import org.sealpress.seal.KeyKind;
import org.sealpress.seal.Opener;
import org.sealpress.seal.OpeningKey;
import org.sealpress.seal.TestKeys;
import org.sealpress.vault.DocumentVersion;
import org.sealpress.worker.FileWorker;
import org.sealpress.worker.WorkerSettings;

/** Files of every kind become sealed documents, by real workers, ledger, vault and keys. */
@Timeout(180)
class ImportIT {
  private static final BufferedImage LETTER =
      DrawnPage.text(
          BufferedImage.TYPE_INT_RGB,
          List.of("The seller delivers the goods", "described below to the buyer", "next Monday."));
  private static final BufferedImage GREY = DrawnPage.stroke(BufferedImage.TYPE_BYTE_GRAY);
  private static final BufferedImage BITS = DrawnPage.word("contract", 583, 827);

  @TempDir static Path dir;
  @TempDir static Path keys;
  @TempDir static Path inbox;
  private static RealBox box;
  private static FileWorker files;

  @BeforeAll
  static void open() throws IOException {
    Programs.assume("tesseract", "pdfimages", "pdftotext");
    TestKeys.certificate(keys, TestKeys.key(KeyKind.EC_P256));
    TestKeys.certificate(keys, TestKeys.key(KeyKind.EC_P384));
    Files.createDirectory(inbox.resolve(ImportSource.REJECTED));
    box = new RealBox(dir, keys, 1, event -> {});
    files = new FileWorker(WorkerSettings.usual());
  }

  @AfterAll
  static void close() throws IOException {
    files.close();
    box.close();
  }

  private interface Kind {
    Path make(Path file);
  }

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("fax.tif", f -> FileKinds.tiff(f, "CCITT T.6", List.of(BITS, BITS))),
          Map.entry("lzw.tif", f -> FileKinds.tiff(f, "LZW", List.of(LETTER, GREY))),
          Map.entry("jpeg.tif", f -> FileKinds.tiff(f, "JPEG", List.of(LETTER, LETTER))),
          Map.entry("page.jpg", f -> FileKinds.jpeg(f, LETTER)),
          Map.entry("page.png", f -> FileKinds.png(f, LETTER)),
          Map.entry("page.pgm", f -> FileKinds.pnm(f, GREY)),
          Map.entry("jpeg.pdf", f -> FileKinds.pdf(f, InPdf.JPEG, List.of(LETTER, GREY))),
          Map.entry("fax.pdf", f -> FileKinds.pdf(f, InPdf.G4, List.of(BITS, BITS))),
          Map.entry("flate.pdf", f -> FileKinds.pdf(f, InPdf.LOSSLESS, List.of(LETTER))),
          Map.entry("text.pdf", f -> FileKinds.textPdf(f, List.of("Invoice 4711", "Page two"))));

  static Stream<String> kinds() {
    return KINDS.keySet().stream().sorted();
  }

  /** The document that a file has become, decrypted. */
  private static Path imported(Path file, PageStyle style) throws Exception {
    CaptureOrder order =
        new CaptureOrder("legal", "as-it-came", CaptureMain.PROFILE, List.of("eng"), false, style);
    box.intake.importFile(box.intake.newId(), order, new ImportSource("scans", file), files::read);
    box.settle();
    assertFalse(Files.exists(file), "it is sealed");
    DocumentVersion newest = box.vault.catalog().latest(1).get(0);
    Path pdf = dir.resolve(newest.document() + ".pdf");
    try (OpeningKey key = TestKeys.opening(keys, TestKeys.key(KeyKind.EC_P256))) {
      new Opener(key).open(box.vault.object(newest.object()), pdf);
    }
    return pdf;
  }

  private static Path imported(Path file) throws Exception {
    return imported(file, PageStyle.AS_SCANNED);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindBecomesAPdfThatLooksTheSame(String name) throws Exception {
    Path file = KINDS.get(name).make(inbox.resolve(name));
    Path copy = Files.copy(file, dir.resolve(name));
    Path pdf = imported(file);
    assertEquals(List.of(), VeraPdf.complaints(pdf));
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      int pages = List.of("page.jpg", "page.png", "page.pgm", "flate.pdf").contains(name) ? 1 : 2;
      assertEquals(pages, document.getNumberOfPages());
      String xmp =
          new String(
              document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
      assertTrue(xmp.contains("imported from a file, inbox scans"), xmp);
      assertFalse(xmp.contains(name), "its name may be personal");
      if (name.endsWith(".pdf")) {
        try (PDDocument before = Loader.loadPDF(copy.toFile())) {
          for (int page = 0; page < pages; page++) {
            assertLooksLike(before, document, page);
          }
        }
      }
    }
  }

  private static void assertLooksLike(PDDocument before, PDDocument after, int page)
      throws IOException {
    BufferedImage one = new PDFRenderer(before).renderImageWithDPI(page, 50);
    BufferedImage two = new PDFRenderer(after).renderImageWithDPI(page, 50);
    assertEquals(one.getWidth(), two.getWidth(), 2);
    assertEquals(one.getHeight(), two.getHeight(), 2);
    int far = 0;
    for (int y = 0; y < Math.min(one.getHeight(), two.getHeight()); y++) {
      for (int x = 0; x < Math.min(one.getWidth(), two.getWidth()); x++) {
        far += Math.abs((one.getRGB(x, y) & 0xFF) - (two.getRGB(x, y) & 0xFF)) > 100 ? 1 : 0;
      }
    }
    assertTrue(far < one.getWidth() * one.getHeight() / 500, far + " pixels are others");
  }

  private static List<byte[]> images(Path pdf) throws IOException {
    Path out = Files.createTempDirectory(dir, "images");
    Programs.run("pdfimages", "-all", pdf.toString(), out.resolve("i").toString());
    try (Stream<Path> all = Files.list(out)) {
      List<Path> sorted = all.sorted(Comparator.comparing(Path::toString)).toList();
      List<byte[]> bytes = new ArrayList<>();
      for (Path each : sorted) {
        bytes.add(Files.readAllBytes(each));
      }
      return bytes;
    }
  }

  @Test
  void aJpegIsInItByteForByteAndCanBeSearched() throws Exception {
    Path pdf = imported(FileKinds.jpeg(inbox.resolve("a.jpg"), LETTER));
    List<byte[]> images = images(pdf);
    assertEquals(1, images.size());
    assertArrayEquals(FileKinds.jpeg(LETTER), images.get(0));
    Path text = dir.resolve("a.txt");
    Programs.run("pdftotext", pdf.toString(), text.toString());
    assertTrue(Files.readString(text).contains("delivers the goods"), Files.readString(text));
  }

  @Test
  void soIsEachJpegOfAPdf() throws Exception {
    Path file = FileKinds.pdf(inbox.resolve("a.pdf"), InPdf.JPEG, List.of(LETTER, GREY));
    List<byte[]> images = images(imported(file));
    assertArrayEquals(FileKinds.jpeg(LETTER), images.get(0));
    assertArrayEquals(FileKinds.jpeg(GREY), images.get(1));
  }

  @Test
  void aClassThatKeepsPagesSmallMakesJpegsAgain() throws Exception {
    PageStyle compact = new PageStyle(PageStyle.Profile.COMPACT, false, false, false);
    Path pdf = imported(FileKinds.jpeg(inbox.resolve("a.jpg"), LETTER), compact);
    assertEquals(List.of(), VeraPdf.complaints(pdf));
  }

  @Test
  void namesThatNoSystemWouldChooseAreFine() throws Exception {
    for (String name : List.of("Kündigung Müller.jpg", "a'b\"$(touch x);.jpg", "-o.jpg", "a\nb")) {
      Path pdf = imported(FileKinds.jpeg(inbox.resolve(name), GREY));
      assertArrayEquals(FileKinds.jpeg(GREY), images(pdf).get(0));
    }
  }

  /** A name in Latin-1, as old phones and shares have them. */
  @Test
  void aNameThatIsNoTextHereIsFoundAllTheSame() throws Exception {
    Path jpeg = FileKinds.jpeg(dir.resolve("latin.jpg"), GREY);
    Path folder = Files.createDirectory(inbox.resolve("latin"));
    Files.createDirectory(folder.resolve(ImportSource.REJECTED));
    Programs.run(
        "sh",
        "-c",
        "cp \"$1\" \"$2/$(printf 'M\\374ller').jpg\"",
        "sh",
        jpeg.toString(),
        folder.toString());
    Path odd;
    try (Stream<Path> all = Files.list(folder)) {
      odd = all.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    assertArrayEquals(FileKinds.jpeg(GREY), images(imported(odd)).get(0));
  }
}
