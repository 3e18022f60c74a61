package org.sealpress.pdf;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.color.PDICCBased;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.sealpress.page.JpegHeader;
import org.sealpress.page.PageFormat;

/** The image of a {@link SoleImage}, as it is: a JPEG's own bytes, or its pixels. */
final class PdfImage {
  private final PDImageXObject image;
  private final int dpi;
  private final int turns;

  PdfImage(SoleImage.Found found, int quarterTurns) {
    this.image = found.image();
    this.dpi = found.dpi();
    this.turns = quarterTurns;
  }

  PagePicture picture(boolean keepJpegs) throws IOException {
    if (keepJpegs && isPlainJpeg()) {
      Optional<PagePicture> jpeg = jpeg();
      if (jpeg.isPresent()) {
        return jpeg.get();
      }
    }
    BufferedImage pixels = image.getImage();
    return new PagePicture.Drawn(isBlackAndWhite() ? oneBit(pixels) : pixels, dpi, turns);
  }

  /** Whether its bytes alone tell how it looks: nothing in the PDF says otherwise. */
  private boolean isPlainJpeg() throws IOException {
    PDColorSpace colors = image.getColorSpace();
    boolean usual =
        colors instanceof PDDeviceGray
            || colors instanceof PDDeviceRGB
            || (colors instanceof PDICCBased profile && profile.isSRGB());
    return usual
        && image.getStream().getFilters().equals(List.of(COSName.DCT_DECODE))
        && !image.getCOSObject().containsKey(COSName.DECODE_PARMS);
  }

  private Optional<PagePicture> jpeg() throws IOException {
    byte[] bytes;
    try (InputStream in = image.getCOSObject().createRawInputStream()) {
      bytes = in.readAllBytes();
    }
    JpegHeader header = JpegHeader.read(new ByteArrayInputStream(bytes));
    boolean fits =
        header.fitsPdf()
            && header.width() == image.getWidth()
            && header.height() == image.getHeight();
    PageFormat format = header.format().withDpi(dpi);
    return fits
        ? Optional.of(new PagePicture.Jpeg(format, ByteBuffer.wrap(bytes), turns))
        : Optional.empty();
  }

  private boolean isBlackAndWhite() throws IOException {
    return image.getBitsPerComponent() == 1 && image.getColorSpace() instanceof PDDeviceGray;
  }

  /** PDFBox gives samples of one bit as grey ones. */
  private static BufferedImage oneBit(BufferedImage pixels) {
    BufferedImage bits =
        new BufferedImage(pixels.getWidth(), pixels.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
    Graphics2D graphics = bits.createGraphics();
    graphics.drawImage(pixels, 0, 0, null);
    graphics.dispose();
    return bits;
  }
}
