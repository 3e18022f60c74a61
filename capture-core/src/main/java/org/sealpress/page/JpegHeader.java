package org.sealpress.page;

import java.io.IOException;
import java.io.InputStream;

/**
 * What a JPEG says of itself before its pixels (ISO/IEC 10918-1, JFIF 1.02, EXIF 2.3).
 *
 * @param width pixels a row
 * @param height rows; 0 when it is told later in the file (DNL)
 * @param components 1 grey, 3 colour, 4 CMYK
 * @param precision bits a sample
 * @param huffman true for baseline, extended and progressive Huffman coding
 * @param adobeTransform Adobe's colour transform, -1 when it is not told
 * @param dpi pixels an inch of a row; 0 when it is not told
 * @param dpiDown pixels an inch of a column; 0 when it is not told
 * @param orientation EXIF orientation, 1 to 8; 1 when it is not told
 * @param icc true when it carries a colour profile of its own
 */
public record JpegHeader(
    int width,
    int height,
    int components,
    int precision,
    boolean huffman,
    int adobeTransform,
    int dpi,
    int dpiDown,
    int orientation,
    boolean icc) {

  /**
   * True when the file can go into a PDF/A page byte for byte: every PDF reader decodes it and
   * shows it right by a quarter turn at most, and its pixels are as wide as high.
   */
  public boolean fitsPdf() {
    boolean greyOrColor = components == 1 || components == 3;
    return huffman
        && precision == 8
        && height > 0
        && greyOrColor
        && !mirrored()
        && Resolution.same(dpi, dpiDown);
  }

  /** Clockwise quarter turns that make it upright, by its EXIF orientation. */
  public int quarterTurns() {
    return Orientation.quarterTurns(orientation);
  }

  /** True when it has to be mirrored left to right before it is turned. */
  boolean mirrored() {
    return Orientation.mirrored(orientation);
  }

  /** Its shape as a page. */
  public PageFormat format() {
    return new PageFormat(
        width, height, components == 1 ? ColorMode.GRAY : ColorMode.COLOR, 8, dpi);
  }

  /**
   * Reads up to the first scan.
   *
   * @throws IOException when it is not a JPEG or ends before its first scan
   */
  public static JpegHeader read(InputStream jpeg) throws IOException {
    JpegFrame found = new JpegFrame();
    JpegSegments.walk(jpeg, found);
    return found.header();
  }
}
