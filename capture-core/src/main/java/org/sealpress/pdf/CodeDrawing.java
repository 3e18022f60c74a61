package org.sealpress.pdf;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.sealpress.page.qr.QrCode;

/** Draws a QR code as rectangles, which have sharp edges on every printer. */
final class CodeDrawing {
  private CodeDrawing() {}

  /**
   * Draws it in black.
   *
   * @param width of the code, in points; it is as high
   */
  static void draw(PDPageContentStream page, QrCode code, float left, float bottom, float width)
      throws IOException {
    float module = width / code.size();
    for (int row = 0; row < code.size(); row++) {
      float y = bottom + (code.size() - 1 - row) * module;
      for (int x = 0; x < code.size(); ) {
        int end = x;
        while (end < code.size() && code.isBlack(end, row)) {
          end++;
        }
        if (end > x) {
          page.addRect(left + x * module, y, (end - x) * module, module);
        }
        x = Math.max(end, x + 1);
      }
    }
    page.fill();
  }
}
