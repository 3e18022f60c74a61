package org.sealpress.bench;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.sealpress.page.Pix;
import org.sealpress.page.RasterRows;

/** A drawn letter: A4 at 300 dpi, 45 lines, pulled in one degree aslant. */
final class Letter {
  private static final int WIDTH = 2480;
  private static final int HEIGHT = 3508;
  static final int DPI = 300;
  private static final int LINES = 45;
  private static final double ASLANT = Math.toRadians(1);

  private Letter() {}

  /** Of a type of {@link BufferedImage}. */
  static Pix of(int type) throws IOException {
    BufferedImage page = new BufferedImage(WIDTH, HEIGHT, type);
    Graphics2D g = page.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, WIDTH, HEIGHT);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.rotate(ASLANT, WIDTH / 2.0, HEIGHT / 2.0);
    g.setColor(Color.BLACK);
    g.setFont(new Font(Font.SERIF, Font.PLAIN, 44));
    for (int line = 1; line <= LINES; line++) {
      g.drawString(
          "Line " + line + " of a letter that is about the lease of a mill", 250, 70 * line);
    }
    g.dispose();
    RasterRows rows = new RasterRows(page, DPI);
    return Pix.ofSamples(rows.format(), rows);
  }
}
