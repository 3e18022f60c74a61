package org.sealpress.page;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/** Pages drawn for tests. */
public final class DrawnPage {
  private DrawnPage() {}

  /** A page of A5 at 200 dpi with lines of text. */
  public static BufferedImage text(int imageType, List<String> lines) {
    BufferedImage page = paper(imageType, 1165, 1654);
    Graphics2D g = page.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setColor(Color.BLACK);
    g.setFont(new Font(Font.SERIF, Font.PLAIN, 34));
    int y = 160;
    for (String line : lines) {
      g.drawString(line, 120, y);
      y += 60;
    }
    g.dispose();
    return page;
  }

  /** A small 1-bit page with one word. */
  public static BufferedImage word(String word, int width, int height) {
    BufferedImage page = paper(BufferedImage.TYPE_BYTE_BINARY, width, height);
    Graphics2D g = page.createGraphics();
    g.setColor(Color.BLACK);
    g.setFont(new Font(Font.SERIF, Font.PLAIN, 40));
    g.drawString(word, 60, 120);
    g.dispose();
    return page;
  }

  /** White paper. */
  public static BufferedImage paper(int imageType, int width, int height) {
    BufferedImage page = new BufferedImage(width, height, imageType);
    Graphics2D g = page.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, width, height);
    g.dispose();
    return page;
  }

  /** The same turned clockwise. */
  public static BufferedImage turned(BufferedImage page, int quarterTurns) {
    int w = page.getWidth();
    int h = page.getHeight();
    boolean odd = quarterTurns % 2 == 1;
    BufferedImage turned = new BufferedImage(odd ? h : w, odd ? w : h, page.getType());
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        int rgb = page.getRGB(x, y);
        switch (quarterTurns) {
          case 1 -> turned.setRGB(h - 1 - y, x, rgb);
          case 2 -> turned.setRGB(w - 1 - x, h - 1 - y, rgb);
          case 3 -> turned.setRGB(y, w - 1 - x, rgb);
          default -> turned.setRGB(x, y, rgb);
        }
      }
    }
    return turned;
  }

  /** Paper with one thin pencil stroke on it. */
  public static BufferedImage stroke(int imageType) {
    BufferedImage page = paper(imageType, 1165, 1654);
    Graphics2D g = page.createGraphics();
    g.setColor(new Color(120, 120, 120));
    g.setStroke(new BasicStroke(3));
    g.drawLine(200, 800, 700, 760);
    g.dispose();
    return page;
  }
}
