package org.sealpress.scan.virtual;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;

/** A page that can be read as often as one likes. */
@FunctionalInterface
public interface PageSource {

  /** Paints one row of a page. */
  @FunctionalInterface
  interface RowPainter {
    /**
     * Paints a row.
     *
     * @param y the row, from 0 at the top
     * @param row to be filled, in the layout of {@link PageFormat}
     */
    void paint(int y, byte[] row);
  }

  /** Begins to read it. */
  PageRows open() throws IOException;

  /**
   * The page in an image file: PNM (P4, P5, P6: its samples as they are), PNG, JPEG, TIFF (the
   * first image). The file is read each time the page is.
   */
  static PageSource of(Path file) {
    return () -> ImageFiles.open(file);
  }

  /** The page in an image. */
  static PageSource of(BufferedImage image, int dpi) {
    return () -> new ImageRows(image, dpi);
  }

  /** A page that is painted while it is read: a huge one needs the memory of one row. */
  static PageSource painted(PageFormat format, RowPainter painter) {
    return () ->
        new PageRows() {
          private int y;

          @Override
          public PageFormat format() {
            return format;
          }

          @Override
          public void next(byte[] row) {
            painter.paint(y++, row);
          }
        };
  }

  /**
   * A made-up page of that shape, painted while it is read; each number gives another page, always
   * the same one.
   */
  static PageSource pattern(PageFormat format, long number) {
    return painted(format, new Pattern(format, number));
  }

  /** White paper. */
  static PageSource white(PageFormat format) {
    byte white = (byte) (format.mode() == ColorMode.LINEART ? 0 : 0xff);
    return painted(format, (y, row) -> Arrays.fill(row, 0, format.bytesPerLine(), white));
  }
}
