package org.sealpress.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.sealpress.page.separator.CoverCode;
import org.sealpress.page.separator.Separator.Cover;

/** A cover sheet to be printed on A4: its code, and the same in words. */
public final class CoverSheet {
  private static final float POINTS_A_MM = 72 / 25.4f;
  private static final float MARGIN = 22 * POINTS_A_MM;
  private static final float CODE = 110 * POINTS_A_MM;
  private static final float CODE_BOTTOM = 92 * POINTS_A_MM;
  private static final float LEADING = 1.35f;

  private static final List<String> WHAT_FOR =
      List.of(
          "Lay this sheet on top of the pages of one document and feed it with them. Which side is"
              + " up, and which edge goes first, makes no difference.",
          "All pages up to the next cover sheet or Patch-T sheet become that document."
              + " This sheet is no page of it and is not kept: don't write on it. It can be used again.",
          "Print it in black on white paper, at its full size, on one side.");

  private final PDPageContentStream page;
  private final SheetLetters letters;
  private float y = PDRectangle.A4.getHeight() - MARGIN;

  private CoverSheet(PDPageContentStream page, SheetLetters letters) {
    this.page = page;
    this.letters = letters;
  }

  /** Writes it as PDF. */
  public static void write(Cover cover, OutputStream out) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage sheet = new PDPage(PDRectangle.A4);
      document.addPage(sheet);
      SheetLetters letters = SheetLetters.load(document);
      try (PDPageContentStream page = new PDPageContentStream(document, sheet)) {
        new CoverSheet(page, letters).write(cover);
      }
      document.getDocumentInformation().setTitle("Cover sheet: " + cover.title());
      document.save(out);
    }
  }

  private void write(Cover cover) throws IOException {
    text("Cover sheet", 30);
    text(cover.title(), 20);
    text("Class: " + cover.documentClass(), 14);
    text(
        cover.document().isEmpty()
            ? "A new document."
            : "A new version of the document " + cover.document(),
        14);
    if (!letters.hasAll(cover.title())) {
      text("The code has the title in full; some of its characters can't be printed here.", 10);
    }
    float left = (PDRectangle.A4.getWidth() - CODE) / 2;
    CodeDrawing.draw(page, CoverCode.of(cover), left, CODE_BOTTOM, CODE);
    y = CODE_BOTTOM - 12 * POINTS_A_MM;
    for (String each : WHAT_FOR) {
      text(each, 12);
    }
  }

  /** Some lines from the left margin to the right one. */
  private void text(String text, float size) throws IOException {
    for (String line : letters.lines(text, size, PDRectangle.A4.getWidth() - 2 * MARGIN)) {
      y -= size * LEADING;
      page.beginText();
      page.setFont(letters.font(), size);
      page.newLineAtOffset(MARGIN, y);
      page.showText(line);
      page.endText();
    }
    y -= size * 0.3f;
  }
}
