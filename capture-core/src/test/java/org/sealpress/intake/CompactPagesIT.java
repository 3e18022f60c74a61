package org.sealpress.intake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpress.fixture.Programs;
import org.sealpress.page.DrawnPage;
import org.sealpress.page.ImageFiles;
import org.sealpress.page.PageStyle;
import org.sealpress.page.PageStyle.Profile;
import org.sealpress.page.Pix;
import org.sealpress.page.Segmentation;
import org.sealpress.pdf.DocumentInfo;
import org.sealpress.pdf.VeraPdf;
import org.sealpress.worker.PageWorkers;
import org.sealpress.worker.WorkerSettings;

/** Documents of compact pages: valid, with each letter as it was found, whatever the page is. */
class CompactPagesIT {
  private static final int DPI = 200;
  private static PageWorkers workers;

  @TempDir Path folder;

  @BeforeAll
  static void startWorkers() {
    Programs.assume("tesseract", "pdfimages", "pdftotext");
    workers = new PageWorkers(new WorkerSettings(1, Duration.ofMinutes(2), 256));
  }

  @AfterAll
  static void endWorkers() {
    if (workers != null) {
      workers.close();
    }
  }

  private Path saved(BufferedImage page) throws Exception {
    Path file = folder.resolve("page.png");
    ImageIO.write(page, "png", file.toFile());
    return file;
  }

  private Path convert(Path image, boolean byContent) throws Exception {
    return convert(image, new PageStyle(Profile.COMPACT, true, false, byContent));
  }

  private Path convert(Path image, PageStyle style) throws Exception {
    ReadingSettings settings = new ReadingSettings(List.of("eng"), DPI, style, 85);
    DocumentInfo info =
        new DocumentInfo(
            "Compact", "en", OffsetDateTime.parse("2026-01-01T00:00:00Z"), Optional.empty());
    Path pdf = folder.resolve("page.pdf");
    try (OutputStream out = Files.newOutputStream(pdf)) {
      new Conversion(workers, settings).convert(List.of(image), info, out, (number, result) -> {});
    }
    return pdf;
  }

  private static BufferedImage signed() {
    BufferedImage page =
        DrawnPage.text(
            BufferedImage.TYPE_INT_RGB, List.of("Both parties signed this", "on the third of May"));
    Graphics2D g = page.createGraphics();
    g.setColor(new Color(40, 60, 170));
    g.drawArc(300, 1200, 300, 90, 0, 300);
    g.dispose();
    return page;
  }

  @Test
  void theMaskInThePdfIsThatOfThePage() throws Exception {
    Path image = saved(signed());
    Path pdf = convert(image, false);
    Programs.run("pdfimages", "-all", pdf.toString(), folder.resolve("i").toString());
    List<Path> masks;
    try (var all = Files.list(folder)) {
      masks = all.filter(each -> each.toString().endsWith(".ccitt")).toList();
    }
    assertEquals(1, masks.size());
    try (Pix page = ImageFiles.decode(image, 0, false)) {
      assertArrayEquals(
          Segmentation.of(page, DPI).mask().g4().array(), Files.readAllBytes(masks.get(0)));
    }
    assertEquals(List.of(), VeraPdf.complaints(pdf));
    String text = Programs.run("pdftotext", pdf.toString(), "-");
    assertTrue(text.contains("Both parties signed this"), text);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "10, 10", "400, 6000", "1165, 1654"})
  void paperOfAnySizeIsValid(int width, int height) throws Exception {
    Path image = saved(DrawnPage.paper(BufferedImage.TYPE_INT_RGB, width, height));
    assertEquals(List.of(), VeraPdf.complaints(convert(image, false)));
  }

  /** A page of a receipt roll, or a strip that was torn off one. */
  @ParameterizedTest
  @CsvSource({
    "FAITHFUL, 640, 32000",
    "COMPACT, 640, 32000",
    "FAITHFUL, 32000, 200",
    "COMPACT, 32000, 200",
    "FAITHFUL, 10, 32767",
    "COMPACT, 10, 32767"
  })
  void aReceiptOfAnyLengthIsAValidPage(Profile profile, int width, int height) throws Exception {
    BufferedImage roll = DrawnPage.paper(BufferedImage.TYPE_INT_RGB, width, height);
    Graphics2D g = roll.createGraphics();
    g.setColor(Color.BLACK);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 40));
    for (int y = 100; y < height; y += 400) {
      g.drawString("Paid in cash", 60, y);
    }
    g.dispose();
    Path pdf = convert(saved(roll), new PageStyle(profile, true, false, false));
    assertEquals(List.of(), VeraPdf.complaints(pdf));
    if (width == 640) {
      String text = Programs.run("pdftotext", pdf.toString(), "-");
      assertEquals(80, text.split("Paid in cash", -1).length - 1, 4, text);
    }
  }

  @Test
  void onlyThePaperOfACroppedPageIsShown() throws Exception {
    BufferedImage page = signed();
    Graphics2D g = page.createGraphics();
    g.setColor(Color.DARK_GRAY);
    g.fillRect(0, page.getHeight() - 300, page.getWidth(), 300);
    g.dispose();
    Path pdf = convert(saved(page), new PageStyle(Profile.FAITHFUL, true, true, false));
    assertEquals(List.of(), VeraPdf.complaints(pdf));
    String boxes = Programs.run("pdfinfo", "-box", pdf.toString());
    String crop = boxes.lines().filter(line -> line.startsWith("CropBox")).findFirst().orElse("");
    assertEquals(300 * 72.0 / DPI, Double.parseDouble(crop.split(" +", -1)[2]), 3, boxes);
    String list = Programs.run("pdfimages", "-list", pdf.toString());
    assertTrue(list.contains(" " + page.getHeight() + " "), list);
  }

  @Test
  void aPageThatNeedsNoColorIsOneImageOfOneBit() throws Exception {
    Path image = saved(DrawnPage.text(BufferedImage.TYPE_INT_RGB, List.of("Black on white")));
    Path pdf = convert(image, true);
    String list = Programs.run("pdfimages", "-list", pdf.toString());
    assertEquals(3, list.lines().count(), list);
    assertTrue(list.contains("ccitt"), list);
    assertEquals(List.of(), VeraPdf.complaints(pdf));
  }

  @Test
  void theDocumentTellsHowItsImagesAreStored() throws Exception {
    Path pdf = convert(saved(signed()), false);
    String xmp = Programs.run("pdfinfo", "-meta", pdf.toString());
    assertTrue(xmp.contains("<sealpress:Images>page 1: mixed raster content"), xmp);
  }
}
