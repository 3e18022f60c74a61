package org.sealpress.pdf;

import java.io.IOException;
import java.io.InputStream;
import org.sealpress.ocr.PageText;
import org.sealpress.page.Codec;
import org.sealpress.page.Margins;
import org.sealpress.page.PageFormat;

/**
 * A page to be written.
 *
 * @param format shape of the image; its resolution gives the size of the page
 * @param codec how {@code image} is stored
 * @param quality 1 to 100 of a JPEG that was made of the samples; 0 of all others
 * @param image opens the stored image
 * @param quarterTurns clockwise turns that make it upright
 * @param skew degrees clockwise by which it has to be turned after that to be straight
 * @param straighten true when the image is shown turned by {@code skew}, its samples as they are;
 *     false when it is shown as it was scanned
 * @param hidden what of the image, as it was scanned, is not shown
 * @param text its text, in coordinates of the upright and straight page
 */
public record PdfPage(
    PageFormat format,
    Codec codec,
    int quality,
    Image image,
    int quarterTurns,
    double skew,
    boolean straighten,
    Margins hidden,
    PageText text) {

  /** A page that was not encoded as JPEG. */
  public PdfPage(
      PageFormat format,
      Codec codec,
      Image image,
      int quarterTurns,
      double skew,
      boolean straighten,
      PageText text) {
    this(format, codec, 0, image, quarterTurns, skew, straighten, Margins.NONE, text);
  }

  /** Opens the stored image from its start. */
  public interface Image {
    /** The caller closes. */
    InputStream open() throws IOException;
  }
}
