package org.sealpress.scan.virtual;

import java.io.IOException;
import java.util.Arrays;
import org.sealpress.page.PageFormat;

/** A part of an 8-bit page; what would lie outside of it is white. */
final class CroppedRows implements PageRows {
  private final PageRows rows;
  private final PageFormat format;
  private final int x;
  private final byte[] in;
  private int toSkip;
  private int rowsLeft;

  CroppedRows(PageRows rows, int x, int y, int width, int height) {
    this.rows = rows;
    PageFormat from = rows.format();
    format = new PageFormat(width, height, from.mode(), 8, from.dpi());
    this.x = x;
    toSkip = y;
    in = new byte[from.bytesPerLine()];
    rowsLeft = from.height();
  }

  @Override
  public PageFormat format() {
    return format;
  }

  @Override
  public void next(byte[] row) throws IOException {
    for (; toSkip > 0; toSkip--) {
      load();
    }
    load();
    int channels = format.mode().channels();
    int from = Math.min(x * channels, in.length);
    int here = Math.min(format.bytesPerLine(), in.length - from);
    System.arraycopy(in, from, row, 0, here);
    Arrays.fill(row, here, format.bytesPerLine(), (byte) 255);
  }

  private void load() throws IOException {
    if (rowsLeft > 0) {
      rows.next(in);
      rowsLeft--;
    } else {
      Arrays.fill(in, (byte) 255);
    }
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
