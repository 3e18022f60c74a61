package org.sealpress.pdf;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.sealpress.page.qr.QrCode;

/** A4 pages that are written from the top down. Lengths are points. */
final class SheetPages implements Closeable {
  static final float POINTS_A_MM = 72 / 25.4f;
  static final float MARGIN = 20 * POINTS_A_MM;
  static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
  private static final float LEADING = 1.3f;
  private static final float FOOT = 8;

  private final PDDocument document;
  private final SheetLetters letters;
  private PDPageContentStream page;
  private float y;
  private float indent;

  SheetPages(PDDocument document) throws IOException {
    this.document = document;
    this.letters = SheetLetters.load(document);
    this.page = fresh();
  }

  private PDPageContentStream fresh() throws IOException {
    PDPage sheet = new PDPage(PDRectangle.A4);
    document.addPage(sheet);
    y = PDRectangle.A4.getHeight() - MARGIN;
    return new PDPageContentStream(document, sheet);
  }

  /** How far above the lower margin the next line is. */
  float left() {
    return y - MARGIN;
  }

  void down(float points) {
    y -= points;
  }

  void up(float points) {
    y += points;
  }

  void nextPage() throws IOException {
    page.close();
    page = fresh();
  }

  /** Where lines begin from now on, from the left margin. */
  void indent(float points) {
    indent = points;
  }

  /** Some lines, broken where they are as wide as this. */
  void text(String text, float size, float width) throws IOException {
    for (String line : letters.lines(text, size, width)) {
      down(size * LEADING);
      at(line, size, indent);
    }
  }

  /** A text in the present line, so far from the left margin. */
  void at(String text, float size, float from) throws IOException {
    show(page, text, size, MARGIN + from, y);
  }

  /** A text in the present line that ends there. */
  void before(String text, float size, float to) throws IOException {
    at(text, size, to - letters.width(text, size));
  }

  /** The same no wider than so; what is wider is squeezed. */
  void squeezed(String text, float size, float from, float width) throws IOException {
    float squeeze = Math.min(1, width / letters.width(text, size));
    page.beginText();
    page.setFont(letters.font(), size);
    page.setHorizontalScaling(100 * squeeze);
    page.newLineAtOffset(MARGIN + from, y);
    page.showText(text);
    page.setHorizontalScaling(100);
    page.endText();
  }

  /** A code whose upper edge is at the present line. */
  void code(QrCode code, float width, float from) throws IOException {
    CodeDrawing.draw(page, code, MARGIN + from, y - width, width);
  }

  /** Ends the last page and puts a line at the foot of each. */
  void finish(String foot) throws IOException {
    page.close();
    int count = document.getNumberOfPages();
    for (int i = 0; i < count; i++) {
      try (PDPageContentStream more =
          new PDPageContentStream(document, document.getPage(i), AppendMode.APPEND, true, true)) {
        String line = "%s, page %d of %d".formatted(foot, i + 1, count);
        List<String> lines = letters.lines(line, FOOT, WIDTH);
        for (int at = 0; at < lines.size(); at++) {
          show(more, lines.get(at), FOOT, MARGIN, MARGIN / 2 - at * FOOT * LEADING);
        }
      }
    }
  }

  private void show(PDPageContentStream to, String text, float size, float x, float at)
      throws IOException {
    to.beginText();
    to.setFont(letters.font(), size);
    to.newLineAtOffset(x, at);
    to.showText(text);
    to.endText();
  }

  @Override
  public void close() throws IOException {
    page.close();
  }
}
