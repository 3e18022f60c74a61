package org.sealpress.page;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlankTest {

  private static GreyImage grey(BufferedImage image) throws IOException {
    try (RasterRows rows = new RasterRows(image, 200)) {
      return new GreyImage(
          image.getWidth(), image.getHeight(), 200, ByteBuffer.wrap(rows.readAllBytes()));
    }
  }

  @Test
  void aBlankSideIsToldFromOneWithAStrokeOrAWord() throws IOException {
    int type = BufferedImage.TYPE_BYTE_GRAY;
    assertTrue(Blank.is(grey(DrawnPage.paper(type, 1165, 1654))));
    assertFalse(Blank.is(grey(DrawnPage.stroke(type))));
    assertFalse(Blank.is(grey(DrawnPage.text(type, List.of("Seen.")))));
    assertFalse(Blank.is(grey(DrawnPage.paper(type, 10, 10))), "too small to be sure");
  }

  @Test
  void tintedPaperIsBlankToo() throws IOException {
    BufferedImage page = new BufferedImage(1165, 1654, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < page.getHeight(); y++) {
      for (int x = 0; x < page.getWidth(); x++) {
        int tint = 190 + 40 * x / page.getWidth() + (x * 7 + y * 13) % 9;
        page.getRaster().setSample(x, y, 0, tint);
      }
    }
    assertTrue(Blank.is(grey(page)));
  }
}
