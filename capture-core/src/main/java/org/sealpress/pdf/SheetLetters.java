package org.sealpress.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Text in lines, in a font that does not have every letter of the world. */
record SheetLetters(PDFont font) {
  /** Letters of PDFBox's own: no font has to be installed. */
  private static final String LETTERS =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private static final String UNKNOWN = "?";
  private static final float UNITS = 1000;

  /** Embeds the font. */
  static SheetLetters load(PDDocument document) throws IOException {
    try (InputStream font = PDDocument.class.getResourceAsStream(LETTERS)) {
      if (font == null) {
        throw new IOException("the resource " + LETTERS + " is not in the jar");
      }
      return new SheetLetters(PDType0Font.load(document, font));
    }
  }

  /** Whether a text can be printed as it is. */
  boolean hasAll(String text) throws IOException {
    return printable(text).equals(text);
  }

  private String printable(String text) throws IOException {
    StringBuilder printable = new StringBuilder();
    for (int codePoint : text.codePoints().toArray()) {
      String letter = Character.toString(codePoint);
      printable.append(has(letter) ? letter : UNKNOWN);
    }
    return printable.toString();
  }

  private boolean has(String letter) throws IOException {
    try {
      return font.encode(letter).length > 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** A text broken at blanks, or within a word that is longer than a line. */
  List<String> lines(String text, float size, float width) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : printable(text).split(" ", -1)) {
      String more = line.isEmpty() ? word : " " + word;
      if (!line.isEmpty() && isWider(line + more, size, width)) {
        lines.add(line.toString());
        line.setLength(0);
        more = word;
      }
      for (int codePoint : more.codePoints().toArray()) {
        String letter = Character.toString(codePoint);
        if (isWider(line + letter, size, width)) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(letter);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  /** Points from its start to its end. */
  float width(String text, float size) throws IOException {
    return font.getStringWidth(text) / UNITS * size;
  }

  private boolean isWider(String text, float size, float width) throws IOException {
    return width(text, size) > width;
  }
}
