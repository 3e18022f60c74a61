package org.sealpress.pdf;

import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.sealpress.page.Margins;

/** What of a page is shown, ISO 32000-1, 14.11.2. */
final class CropBox {
  private CropBox() {}

  /**
   * The part within the margins; of a page that is shown turned, all that lies in it.
   *
   * @param size of the page as it was scanned
   * @param degrees clockwise, by which the image is turned about its centre
   * @return empty when all of the page is shown
   */
  static Optional<PDRectangle> of(Margins hidden, PageSize size, double degrees) {
    if (hidden.equals(Margins.NONE)) {
      return Optional.empty();
    }
    double centreX = size.width() / 2;
    double centreY = size.height() / 2;
    double left = hidden.left() * size.width() - centreX;
    double right = (1 - hidden.right()) * size.width() - centreX;
    double bottom = hidden.bottom() * size.height() - centreY;
    double top = (1 - hidden.top()) * size.height() - centreY;
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    double[] x = {
      left * cos + bottom * sin,
      left * cos + top * sin,
      right * cos + bottom * sin,
      right * cos + top * sin
    };
    double[] y = {
      bottom * cos - left * sin,
      top * cos - left * sin,
      bottom * cos - right * sin,
      top * cos - right * sin
    };
    PDRectangle box = new PDRectangle();
    box.setLowerLeftX((float) Math.max(0, least(x) + centreX));
    box.setLowerLeftY((float) Math.max(0, least(y) + centreY));
    box.setUpperRightX((float) Math.min(size.width(), most(x) + centreX));
    box.setUpperRightY((float) Math.min(size.height(), most(y) + centreY));
    return Optional.of(box);
  }

  private static double least(double... values) {
    return DoubleStream.of(values).min().orElseThrow();
  }

  private static double most(double... values) {
    return DoubleStream.of(values).max().orElseThrow();
  }
}
