package org.sealpress.scan.virtual;

import java.io.IOException;
import org.sealpress.page.PageFormat;

/**
 * Looks at a page the way a client wants it. The paper lies in the top left corner and the scanner
 * sees its edges: nothing beyond them is delivered. A page that already is as it is wanted is
 * handed on byte for byte; one whose resolution isn't known is taken to have the wanted one.
 */
final class Optics {
  private Optics() {}

  /** The wanted part of a page. */
  static PageRows look(PageRows page, ScanArea area) {
    PageFormat paper = page.format();
    int paperDpi = paper.dpi() == 0 ? area.dpi() : paper.dpi();
    int width = scaled(paper.width(), paperDpi, area.dpi());
    int height = scaled(paper.height(), paperDpi, area.dpi());
    PageFormat wanted = area.on(width, height);
    boolean whole = wanted.width() == width && wanted.height() == height;
    if (whole
        && paperDpi == area.dpi()
        && paper.mode() == wanted.mode()
        && paper.depth() == wanted.depth()) {
      return new Renamed(page, wanted);
    }
    PageRows rows = new PlainRows(page);
    if (paperDpi != area.dpi()) {
      rows = new ScaledRows(rows, width, height, area.dpi());
    }
    if (!whole) {
      rows = new CroppedRows(rows, area.x(), area.y(), wanted.width(), wanted.height());
    }
    return new RecoloredRows(rows, wanted);
  }

  private static int scaled(int pixels, int from, int to) {
    return Math.max(1, (int) Math.round((double) pixels * to / from));
  }

  /** The same rows with the resolution that they are taken to have. */
  private record Renamed(PageRows rows, PageFormat format) implements PageRows {
    @Override
    public void next(byte[] row) throws IOException {
      rows.next(row);
    }

    @Override
    public void close() throws IOException {
      rows.close();
    }
  }
}
