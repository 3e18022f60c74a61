package org.sealpress.scan.virtual;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;

class SamplePagesTest {
  private static final int DPI = 50;

  @Test
  void theSheetsAreA4InColour() throws Exception {
    for (Sheet sheet : new SamplePages(DPI).contract()) {
      PageFormat expected = new PageFormat(413, 585, ColorMode.COLOR, 8, DPI);
      assertEquals(expected, sheet.front().open().format());
      assertEquals(expected, sheet.back().open().format());
    }
    assertEquals(1, new SamplePages(DPI).invoice().size());
  }

  @Test
  void theyAreTheSameEachTime() throws Exception {
    List<Sheet> one = new SamplePages(DPI).contract();
    List<Sheet> two = new SamplePages(DPI).contract();

    for (int i = 0; i < 2; i++) {
      assertArrayEquals(read(one.get(i).front()), read(two.get(i).front()));
      assertArrayEquals(read(one.get(i).back()), read(two.get(i).back()));
    }
  }

  @Test
  void aBackIsBlankButNotWhite() throws Exception {
    for (Sheet sheet : new SamplePages(DPI).contract()) {
      byte[] back = read(sheet.back());
      int darkest = 255;
      long white = 0;
      for (byte sample : back) {
        darkest = Math.min(darkest, sample & 0xff);
        white += sample == (byte) 255 ? 1 : 0;
      }
      assertTrue(darkest > 220, "darkest " + darkest);
      assertTrue(white < back.length / 5, white + " of " + back.length + " samples are white");
    }
  }

  @Test
  void theContractHasASignatureInBlueInkOnItsSecondPageAlone() throws Exception {
    List<Sheet> contract = new SamplePages(DPI).contract();

    assertEquals(0, bluePixels(read(contract.get(0).front())));
    assertTrue(bluePixels(read(contract.get(1).front())) > 200);
  }

  @Test
  void theTextIsThatOfThePages() {
    List<String> pages = SamplePages.contractText();

    assertEquals(2, pages.size());
    assertTrue(pages.get(0).startsWith("ALDERWICK TIMBER\n"));
    assertTrue(pages.get(0).contains("No. 4 6 September 2027 10 cubic metres 11,800\n"));
    assertTrue(pages.get(1).endsWith("Page 2 of 2\n"));
    assertTrue(SamplePages.invoiceText().contains("Amount due 2,215.20\n"));
  }

  @ParameterizedTest
  @CsvSource({"LINEART,1", "GRAY,8", "COLOR,8", "COLOR,16"})
  void aPatternIsAnotherPageForEachNumber(ColorMode mode, int depth) throws Exception {
    PageFormat format = new PageFormat(301, 200, mode, depth, 300);
    byte[] one = read(PageSource.pattern(format, 1));

    assertArrayEquals(one, read(PageSource.pattern(format, 1)));
    assertNotEquals(Arrays.hashCode(one), Arrays.hashCode(read(PageSource.pattern(format, 2))));
  }

  private static int bluePixels(byte[] rgb) {
    int blue = 0;
    for (int i = 0; i < rgb.length; i += 3) {
      int red = rgb[i] & 0xff;
      int green = rgb[i + 1] & 0xff;
      blue += (rgb[i + 2] & 0xff) > Math.max(red, green) + 30 ? 1 : 0;
    }
    return blue;
  }

  private static byte[] read(PageSource page) throws IOException {
    try (PageRows rows = page.open()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] row = new byte[rows.format().bytesPerLine()];
      for (int y = 0; y < rows.format().height(); y++) {
        rows.next(row);
        out.writeBytes(row);
      }
      return out.toByteArray();
    }
  }
}
