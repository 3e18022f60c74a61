package org.sealpress.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PageFormatTest {

  @Test
  void rowsStartOnBytes() {
    assertEquals(2, new PageFormat(9, 1, ColorMode.LINEART, 1, 300).bytesPerLine());
    assertEquals(27, new PageFormat(9, 1, ColorMode.COLOR, 8, 300).bytesPerLine());
    assertEquals(54, new PageFormat(9, 1, ColorMode.COLOR, 16, 300).bytesPerLine());
    assertEquals(417_592_320L, new PageFormat(9920, 14_032, ColorMode.COLOR, 8, 1200).totalBytes());
  }

  @Test
  void impossibleShapesAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new PageFormat(0, 1, ColorMode.GRAY, 8, 300));
    assertThrows(
        IllegalArgumentException.class, () -> new PageFormat(1, 1, ColorMode.GRAY, 1, 300));
    assertThrows(IllegalArgumentException.class, () -> new PageFormat(1, 1, ColorMode.GRAY, 8, -1));
  }
}
