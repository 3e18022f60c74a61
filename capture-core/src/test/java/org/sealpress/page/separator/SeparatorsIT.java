package org.sealpress.page.separator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.page.Pix;
import org.sealpress.page.RasterRows;
import org.sealpress.page.separator.DrawnSheet.Print;
import org.sealpress.page.separator.Separator.Cover;
import org.sealpress.page.separator.Separator.PatchT;

/** Separators by the installed Leptonica, as scanners give them. */
class SeparatorsIT {
  private static final Cover COVER =
      new Cover("legal", "Lease of 3 Mill Lane, Grünstadt", "abcdefghijklmnopqrstuvwxy2");

  private static final int[] TYPES = {
    BufferedImage.TYPE_BYTE_BINARY, BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_INT_RGB
  };

  record Way(int dpi, int quarterTurns, double skew, int type) {}

  static List<Way> ways() {
    List<Way> ways = new ArrayList<>();
    for (int dpi : new int[] {150, 200, 300}) {
      for (int turns = 0; turns < 4; turns++) {
        for (double skew : new double[] {-5, 0, 2.3, 5}) {
          int type = TYPES[ways.size() % TYPES.length];
          ways.add(new Way(dpi, turns, skew, type));
        }
      }
    }
    ways.add(new Way(600, 3, -5, BufferedImage.TYPE_BYTE_BINARY));
    return ways;
  }

  private static Optional<Separator> on(Print print, Way way) throws IOException, UnclearCover {
    BufferedImage page =
        DrawnSheet.scan(print, way.dpi(), way.quarterTurns(), way.skew(), way.type());
    try (Pix pix = DrawnSheet.pix(page, way.dpi())) {
      return Separators.on(pix, way.dpi());
    }
  }

  private static Optional<Separator> on(Print print) throws IOException, UnclearCover {
    return on(print, new Way(300, 0, 0, BufferedImage.TYPE_BYTE_GRAY));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void everySeparatorIsFound(Way way) throws IOException, UnclearCover {
    assertEquals(Optional.of(new PatchT()), on(DrawnSheet.bars("NWNW", 12.7, 63.5), way));
    assertEquals(Optional.of(COVER), on(DrawnSheet.code(COVER, 110), way));
  }

  @Test
  void theLongestTitleStillFitsIntoACodeThatIsRead() throws IOException, UnclearCover {
    Cover cover = new Cover("x".repeat(63), "契".repeat(53), "abcdefghijklmnopqrstuvwxy2");
    for (int type : TYPES) {
      assertEquals(Optional.of(cover), on(DrawnSheet.code(cover, 110), new Way(150, 1, 4, type)));
    }
  }

  /** Both are not found by ZXing where they lie. */
  @ParameterizedTest
  @ValueSource(strings = {"inuwebqveqdl7dslc3lt5bo754", "7vvvznguqvy4lg3nsksm3imvka"})
  void aCodeThatIsOverlookedIsFoundOnItsSide(String document) throws IOException, UnclearCover {
    Cover cover = new Cover("legal", "Lease, signed", document);
    RasterRows rows = new RasterRows(DrawnSheet.cover(cover, 200), 200);
    try (Pix page = Pix.ofSamples(rows.format(), rows);
        Pix grey = page.grey()) {
      assertEquals(Optional.of(cover), Separators.on(grey, 200));
    }
  }

  @Test
  void aPageOfPrintIsNone() throws IOException, UnclearCover {
    assertEquals(Optional.empty(), on(DrawnSheet.letter()));
  }

  @Test
  void aForeignCodeHoweverLargeIsNone() throws IOException, UnclearCover {
    for (double width : new double[] {46, 110}) {
      Print code = DrawnSheet.code("https://example.org/pay?reference=RF18539007547034", width);
      assertEquals(Optional.empty(), on(code));
    }
  }

  @Test
  void aCoverSheetThatOneCannotGoByIsTold() {
    Print code = DrawnSheet.code("SEALPRESS1;legal;;Lease;0123456789", 110);
    assertThrows(UnclearCover.class, () -> on(code));
  }
}
