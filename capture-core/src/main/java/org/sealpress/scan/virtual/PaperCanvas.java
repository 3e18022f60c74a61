package org.sealpress.scan.virtual;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * One side of an A4 sheet to print on, in millimetres from its top left corner. It remembers the
 * text that was printed, in the order of printing.
 */
final class PaperCanvas {
  static final double WIDTH_MM = 210;
  static final double HEIGHT_MM = 297;
  static final Color INK = new Color(28, 28, 32);

  private static final double MM_PER_POINT = 25.4 / 72;
  private static final double MM_PER_INCH = 25.4;
  private static final double SPACE = 0.3;

  private final BufferedImage image;
  private final Graphics2D g;
  private final FontRenderContext measure = new FontRenderContext(null, true, true);
  private final List<String> lines = new ArrayList<>();

  /** Where a line of text stands. */
  enum Align {
    LEFT,
    CENTER,
    RIGHT
  }

  /**
   * White paper that lies a little askew on the glass.
   *
   * @param skewDegrees clockwise
   */
  PaperCanvas(int dpi, double skewDegrees) {
    int width = (int) Math.round(WIDTH_MM / MM_PER_INCH * dpi);
    int height = (int) Math.round(HEIGHT_MM / MM_PER_INCH * dpi);
    image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    g = image.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, width, height);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.scale(dpi / MM_PER_INCH, dpi / MM_PER_INCH);
    g.rotate(Math.toRadians(skewDegrees), WIDTH_MM / 2, HEIGHT_MM / 2);
  }

  /** What was printed so far. */
  BufferedImage image() {
    return image;
  }

  /** The text that was printed, a line a line. */
  String text() {
    return String.join("\n", lines) + "\n";
  }

  /** To draw with, in millimetres. */
  Graphics2D graphics() {
    return g;
  }

  static Font serif(double points) {
    return font(Font.SERIF, Font.PLAIN, points);
  }

  static Font serifBold(double points) {
    return font(Font.SERIF, Font.BOLD, points);
  }

  static Font sans(double points) {
    return font(Font.SANS_SERIF, Font.PLAIN, points);
  }

  static Font sansBold(double points) {
    return font(Font.SANS_SERIF, Font.BOLD, points);
  }

  private static Font font(String family, int style, double points) {
    return new Font(family, style, 1).deriveFont((float) (points * MM_PER_POINT));
  }

  void fill(Color color, Shape shape) {
    g.setColor(color);
    g.fill(shape);
  }

  void box(Color color, double x, double y, double width, double height) {
    fill(color, new Rectangle2D.Double(x, y, width, height));
  }

  void line(Color color, double thickness, double x1, double y1, double x2, double y2) {
    g.setColor(color);
    g.setStroke(new BasicStroke((float) thickness));
    g.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  /** Prints a line of its own. */
  void print(String text, Font font, Color color, Align align, double x, double y) {
    draw(text, font, color, align, x, y);
    lines.add(text);
  }

  /** Prints cells side by side: one line of the text. */
  void row(Font font, Color color, double y, double[] x, Align[] align, String... cells) {
    for (int i = 0; i < cells.length; i++) {
      draw(cells[i], font, color, align[i], x[i], y);
    }
    lines.add(String.join(" ", cells));
  }

  /** Prints a paragraph in a column, both edges straight; the answer is where the next line is. */
  double paragraph(String text, Font font, double x, double y, double width, double leading) {
    List<String> line = new ArrayList<>();
    double length = 0;
    double next = y;
    for (String word : text.split(" ", -1)) {
      double wordWidth = width(word, font);
      if (!line.isEmpty() && length + wordWidth + spaces(line, font) > width) {
        justify(line, font, x, next, width - length);
        next += leading;
        line.clear();
        length = 0;
      }
      line.add(word);
      length += wordWidth;
    }
    print(String.join(" ", line), font, INK, Align.LEFT, x, next);
    return next + leading;
  }

  double width(String text, Font font) {
    return font.getStringBounds(text, measure).getWidth();
  }

  private static double spaces(List<String> words, Font font) {
    return words.size() * SPACE * font.getSize2D();
  }

  private void justify(List<String> words, Font font, double x, double y, double spare) {
    double gap = spare / Math.max(1, words.size() - 1);
    double at = x;
    for (String word : words) {
      draw(word, font, INK, Align.LEFT, at, y);
      at += width(word, font) + gap;
    }
    lines.add(String.join(" ", words));
  }

  private void draw(String text, Font font, Color color, Align align, double x, double y) {
    double shift =
        switch (align) {
          case LEFT -> 0;
          case CENTER -> width(text, font) / 2;
          case RIGHT -> width(text, font);
        };
    AffineTransform place = AffineTransform.getTranslateInstance(x - shift, y);
    fill(color, place.createTransformedShape(font.createGlyphVector(measure, text).getOutline()));
  }
}
