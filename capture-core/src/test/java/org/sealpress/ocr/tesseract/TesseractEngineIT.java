package org.sealpress.ocr.tesseract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.ocr.Line;
import org.sealpress.ocr.OcrFault;
import org.sealpress.ocr.Orientation;
import org.sealpress.ocr.PageText;
import org.sealpress.ocr.Word;
import org.sealpress.page.DrawnPage;
import org.sealpress.page.GreyImage;
import org.sealpress.page.RasterRows;

class TesseractEngineIT {
  private static final List<String> LINES =
      List.of(
          "This lease is made between the owner",
          "and the tenant on the first of March.",
          "The rent is due each month in advance,",
          "and shall be paid to the named account.",
          "Both parties have received a copy of it",
          "and keep it for as long as it is valid.");

  private static TesseractEngine engine;

  @BeforeAll
  static void load() {
    engine = new TesseractEngine(List.of("eng"));
  }

  @AfterAll
  static void end() {
    engine.close();
  }

  static GreyImage grey(BufferedImage image) throws IOException {
    try (RasterRows rows = new RasterRows(image, 200)) {
      return new GreyImage(
          image.getWidth(), image.getHeight(), 200, ByteBuffer.wrap(rows.readAllBytes()));
    }
  }

  @Test
  void readsLinesInOrderWithBoxesWhereTheWordsAre() throws IOException {
    PageText text = engine.read(grey(DrawnPage.text(BufferedImage.TYPE_BYTE_GRAY, LINES)));
    assertEquals(String.join("\n", LINES), text.text());
    assertTrue(text.confidence() > 80, "confidence " + text.confidence());
    Line first = text.lines().get(0);
    Word word = first.words().get(0);
    assertEquals("This", word.text());
    assertEquals(120, word.box().x(), 8);
    assertEquals(160, word.box().bottom(), 6);
    assertEquals(160, first.baseline().y1(), 6);
    assertTrue(text.lines().get(5).box().y() > 420);
  }

  @Test
  void anEmptyPageHasNoText() throws IOException {
    PageText text = engine.read(grey(DrawnPage.paper(BufferedImage.TYPE_BYTE_GRAY, 600, 400)));
    assertEquals(List.of(), text.lines());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void tellsHowAPageHasToBeTurned(int lies) throws IOException {
    BufferedImage upright = DrawnPage.text(BufferedImage.TYPE_BYTE_GRAY, LINES);
    Orientation way = engine.orientation(grey(DrawnPage.turned(upright, lies)));
    assertEquals((4 - lies) % 4, way.quarterTurns());
    assertTrue(way.confidence() > 2, "confidence " + way.confidence());
  }

  @Test
  void namesTheLanguageThatIsMissingAndItsPackage() {
    OcrFault fault =
        assertThrows(OcrFault.class, () -> new TesseractEngine(List.of("eng", "tlh")).close());
    assertTrue(fault.getMessage().contains("\"tlh\""), fault.getMessage());
    assertTrue(fault.getMessage().contains("eng"), fault.getMessage());
    assertTrue(fault.getMessage().endsWith("apt install tesseract-ocr-tlh"), fault.getMessage());
    assertThrows(OcrFault.class, () -> new TesseractEngine(List.of("../eng")).close());
  }

  @Test
  void withoutTheModelForOrientationPagesAreReadAndNotTurned(@TempDir Path folder)
      throws IOException {
    Path eng = Path.of("eng.traineddata");
    Files.copy(Tessdata.find().folder().resolve(eng), folder.resolve(eng));
    try (TesseractEngine bare = new TesseractEngine(List.of("eng"), new Tessdata(folder))) {
      GreyImage page = grey(DrawnPage.text(BufferedImage.TYPE_BYTE_GRAY, LINES));
      assertEquals(Orientation.UNKNOWN, bare.orientation(page));
      assertEquals(String.join("\n", LINES), bare.read(page).text());
    }
  }

  @Test
  void modelsThatCantBeLoadedAreNamed(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("eng.traineddata"), "no model");
    OcrFault fault =
        assertThrows(
            OcrFault.class,
            () -> new TesseractEngine(List.of("eng"), new Tessdata(folder)).close());
    assertEquals("Tesseract could not load eng from " + folder, fault.getMessage());
  }
}
