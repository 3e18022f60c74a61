package org.sealpress.scan.virtual;

import java.io.IOException;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;

/** Any page as 8-bit grey or 8-bit RGB. */
final class PlainRows implements PageRows {
  private final PageRows rows;
  private final PageFormat from;
  private final PageFormat format;
  private final byte[] in;

  PlainRows(PageRows rows) {
    this.rows = rows;
    from = rows.format();
    ColorMode mode = from.mode() == ColorMode.COLOR ? ColorMode.COLOR : ColorMode.GRAY;
    format = new PageFormat(from.width(), from.height(), mode, 8, from.dpi());
    in = new byte[from.bytesPerLine()];
  }

  @Override
  public PageFormat format() {
    return format;
  }

  @Override
  public void next(byte[] row) throws IOException {
    if (from.depth() == 8) {
      rows.next(row);
      return;
    }
    rows.next(in);
    int samples = format.bytesPerLine();
    for (int i = 0; i < samples; i++) {
      row[i] = from.depth() == 16 ? in[2 * i] : grey(i);
    }
  }

  private byte grey(int x) {
    boolean black = (in[x >> 3] & 0x80 >> (x & 7)) != 0;
    return (byte) (black ? 0 : 255);
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
