package org.sealpress.page;

import java.nio.ByteBuffer;

/**
 * A grey image to be read by OCR.
 *
 * @param width pixels a row
 * @param height rows
 * @param dpi resolution of these pixels; 0 when it is not known
 * @param samples one byte a pixel, 0 is black, rows without padding
 */
public record GreyImage(int width, int height, int dpi, ByteBuffer samples) {

  /** A copy of the samples. */
  public byte[] bytes() {
    byte[] bytes = new byte[samples.remaining()];
    samples.duplicate().get(bytes);
    return bytes;
  }
}
