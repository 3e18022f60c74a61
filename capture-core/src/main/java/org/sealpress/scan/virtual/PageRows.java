package org.sealpress.scan.virtual;

import java.io.Closeable;
import java.io.IOException;
import org.sealpress.page.PageFormat;

/** The rows of one page, from top to bottom, read once. */
public interface PageRows extends Closeable {

  /** The shape of the page; its dpi is 0 when it is not known. */
  PageFormat format();

  /**
   * Reads the next row in the layout of {@link PageFormat}.
   *
   * @param row filled from its start; has at least {@link PageFormat#bytesPerLine()} bytes
   */
  void next(byte[] row) throws IOException;

  @Override
  default void close() throws IOException {}
}
