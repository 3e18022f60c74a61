package org.sealpress.page.separator;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.page.separator.DrawnSheet.Print;

class PatchCodeTest {
  private static boolean isOn(Print print) {
    return isOn(print, 0, 0);
  }

  private static boolean isOn(Print print, int quarterTurns, double skew) {
    BufferedImage page =
        DrawnSheet.scan(print, 100, quarterTurns, skew, BufferedImage.TYPE_BYTE_GRAY);
    return PatchCode.isOn(DrawnSheet.grey(page, 100));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "2, 0", "3, 0", "0, 5", "1, -5", "2, 2.5", "3, -0.7"})
  void barsAtOneEdgeAreFoundWhicheverWayTheSheetLies(int quarterTurns, double skew) {
    assertTrue(isOn(DrawnSheet.bars("NWNW", 12.7, 63.5), quarterTurns, skew));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NNWW", "WNWN", "WWNN", "WNNW", "NWWN", "NWN", "NWNWN", "NWNWNW", "NNNN"})
  void otherBarsAreNone(String bars) {
    assertFalse(isOn(DrawnSheet.bars(bars, 12.7, 63.5)));
    assertFalse(isOn(DrawnSheet.bars(bars, 12.7, 63.5), 2, 1));
  }

  @Test
  void barsThatAreTooShortAreNone() {
    assertFalse(isOn(DrawnSheet.bars("NWNW", 12.7, 35)));
  }

  @Test
  void aSheetThatWasPrintedALittleTooSmallIsOne() {
    Print bars = DrawnSheet.bars("NWNW", 20, 63.5);
    assertTrue(
        isOn(
            paper -> {
              paper.scale(0.9, 0.9);
              bars.on(paper);
            }));
  }

  @Test
  void dirtAndAFoldAcrossTheBarsDoNotHideThem() {
    Print bars = DrawnSheet.bars("NWNW", 12.7, 63.5);
    assertTrue(
        isOn(
            paper -> {
              bars.on(paper);
              paper.setColor(java.awt.Color.WHITE);
              paper.fillRect(100, 0, 2, 60);
              paper.setColor(java.awt.Color.BLACK);
              paper.fillOval(120, 14, 3, 3);
            }));
  }

  @Test
  void printIsNone() {
    assertFalse(isOn(DrawnSheet.letter()));
    assertFalse(isOn(paper -> {}));
  }
}
