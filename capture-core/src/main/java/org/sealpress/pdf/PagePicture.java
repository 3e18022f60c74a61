package org.sealpress.pdf;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import org.sealpress.page.PageFormat;

/** What a page of somebody else's PDF looks like. */
public sealed interface PagePicture {

  /** Clockwise quarter turns that make it upright. */
  int quarterTurns();

  /**
   * The page is one JPEG, given byte for byte.
   *
   * @param format its shape, with the resolution that the page gives it
   */
  record Jpeg(PageFormat format, ByteBuffer bytes, int quarterTurns) implements PagePicture {}

  /**
   * An image of it.
   *
   * @param dpi its resolution
   */
  record Drawn(BufferedImage image, int dpi, int quarterTurns) implements PagePicture {}
}
