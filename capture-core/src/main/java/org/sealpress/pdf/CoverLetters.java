package org.sealpress.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Text in lines, in a font that does not have every letter of the world. */
record CoverLetters(PDFont font) {
  private static final String UNKNOWN = "?";
  private static final float UNITS = 1000;

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

  private boolean isWider(String text, float size, float width) throws IOException {
    return font.getStringWidth(text) / UNITS * size > width;
  }
}
