package org.sealpress.page.separator;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.sealpress.page.ColorMode;
import org.sealpress.page.DrawnPage;
import org.sealpress.page.GreyImage;
import org.sealpress.page.PageFormat;
import org.sealpress.page.Pix;
import org.sealpress.page.RasterRows;
import org.sealpress.page.separator.Separator.Cover;

/** Separators drawn for tests as they come from a scanner: at an angle, of any resolution. */
public final class DrawnSheet {
  private static final double INCH = 25.4;
  private static final double WIDTH = 210;
  private static final double HEIGHT = 297;
  private static final double NARROW = 0.08 * INCH;

  /** Draws in millimetres on A4. */
  public interface Print {
    void on(Graphics2D paper);
  }

  private DrawnSheet() {}

  /** A sheet with the patch code T at its upper edge. */
  public static BufferedImage patchT(int dpi) {
    return scan(bars("NWNW", 12.7, 63.5), dpi, 0, 0, BufferedImage.TYPE_BYTE_GRAY);
  }

  /** A cover sheet. */
  public static BufferedImage cover(Cover cover, int dpi) {
    return scan(code(cover, 110), dpi, 0, 0, BufferedImage.TYPE_BYTE_GRAY);
  }

  /**
   * Bars across the sheet, from the upper edge downwards.
   *
   * @param widths N for a narrow one, W for a wide one
   */
  static Print bars(String widths, double top, double length) {
    return paper -> {
      double y = top;
      for (int i = 0; i < widths.length(); i++) {
        double height = widths.charAt(i) == 'W' ? 2.5 * NARROW : NARROW;
        paper.fill(new Rectangle2D.Double((WIDTH - length) / 2, y, length, height));
        y += height + NARROW;
      }
    };
  }

  /** A cover sheet's code of such a width in the middle of the sheet. */
  static Print code(Cover cover, double width) {
    return code(CoverText.of(cover), width);
  }

  static Print code(String text, double width) {
    return paper -> {
      var modules = CoverCode.of(text);
      double module = width / modules.size();
      for (int y = 0; y < modules.size(); y++) {
        for (int x = 0; x < modules.size(); x++) {
          if (modules.isBlack(x, y)) {
            paper.fill(
                new Rectangle2D.Double(
                    (WIDTH - width) / 2 + x * module, 90 + y * module, module, module));
          }
        }
      }
    };
  }

  /** A page of print. */
  static Print letter() {
    return paper -> {
      paper.setFont(new Font(Font.SERIF, Font.PLAIN, 1).deriveFont(4.2f));
      for (int y = 30; y < 280; y += 7) {
        paper.drawString("on arrears a nervous owner moves across our menu, illicitly IIII", 25, y);
      }
    };
  }

  /**
   * As a scanner gives it.
   *
   * @param quarterTurns clockwise
   * @param skew degrees clockwise
   * @param type of the image: 1-bit, grey or colour
   */
  static BufferedImage scan(Print print, int dpi, int quarterTurns, double skew, int type) {
    int w = (int) Math.round((quarterTurns % 2 == 0 ? WIDTH : HEIGHT) * dpi / INCH);
    int h = (int) Math.round((quarterTurns % 2 == 0 ? HEIGHT : WIDTH) * dpi / INCH);
    boolean binary = type == BufferedImage.TYPE_BYTE_BINARY;
    BufferedImage page = DrawnPage.paper(binary ? BufferedImage.TYPE_BYTE_GRAY : type, w, h);
    Graphics2D paper = page.createGraphics();
    paper.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    paper.setColor(new Color(40, 40, 40));
    AffineTransform place = AffineTransform.getTranslateInstance(w / 2.0, h / 2.0);
    place.rotate(Math.toRadians(skew) + quarterTurns * Math.PI / 2);
    place.scale(dpi / INCH, dpi / INCH);
    place.translate(-WIDTH / 2, -HEIGHT / 2);
    paper.transform(place);
    print.on(paper);
    paper.dispose();
    return binary ? binary(page) : page;
  }

  private static BufferedImage binary(BufferedImage page) {
    BufferedImage binary =
        new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
    WritableRaster to = binary.getRaster();
    for (int y = 0; y < page.getHeight(); y++) {
      for (int x = 0; x < page.getWidth(); x++) {
        to.setSample(x, y, 0, page.getRaster().getSample(x, y, 0) < 128 ? 0 : 1);
      }
    }
    return binary;
  }

  /** The samples of a grey image. */
  static GreyImage grey(BufferedImage page, int dpi) {
    try {
      PageFormat format = new RasterRows(page, dpi).format();
      if (format.mode() != ColorMode.GRAY) {
        throw new IllegalArgumentException("not grey");
      }
      return new GreyImage(
          format.width(),
          format.height(),
          dpi,
          ByteBuffer.wrap(new RasterRows(page, dpi).readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The image in Leptonica's memory, grey. */
  static Pix pix(BufferedImage page, int dpi) throws IOException {
    RasterRows rows = new RasterRows(page, dpi);
    try (Pix pix = Pix.ofSamples(rows.format(), rows)) {
      return pix.grey();
    }
  }
}
