package org.sealpress.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.sealpress.page.Codec;
import org.sealpress.page.ColorMode;
import org.sealpress.page.IccProfile;
import org.sealpress.page.PageFormat;

/** Puts a stored page image into a PDF as it is: its bytes are not decoded. */
final class PageImage {
  private final PDDocument document;
  private final PdfPage page;
  private final PageFormat format;

  PageImage(PDDocument document, PdfPage page) {
    this.document = document;
    this.page = page;
    this.format = page.format();
  }

  /** The image XObject. */
  COSStream stream() throws IOException {
    COSStream image = document.getDocument().createCOSStream();
    try (InputStream in = page.image().open();
        OutputStream out =
            page.codec() == Codec.RAW
                ? image.createOutputStream(COSName.FLATE_DECODE)
                : image.createRawOutputStream()) {
      in.transferTo(out);
    }
    image.setItem(COSName.TYPE, COSName.XOBJECT);
    image.setItem(COSName.SUBTYPE, COSName.IMAGE);
    image.setInt(COSName.WIDTH, format.width());
    image.setInt(COSName.HEIGHT, format.height());
    image.setInt(COSName.BITS_PER_COMPONENT, format.depth());
    image.setItem(COSName.COLORSPACE, colorSpace());
    switch (page.codec()) {
      case JPEG -> image.setItem(COSName.FILTER, COSName.DCT_DECODE);
      case G4 -> group4(image);
      case RAW -> {
        if (format.mode() == ColorMode.LINEART) {
          image.setItem(COSName.DECODE, array(COSInteger.ONE, COSInteger.ZERO));
        }
      }
    }
    return image;
  }

  private void group4(COSStream image) {
    COSDictionary parameters = new COSDictionary();
    parameters.setInt(COSName.K, -1);
    parameters.setInt(COSName.COLUMNS, format.width());
    parameters.setInt(COSName.ROWS, format.height());
    image.setItem(COSName.FILTER, COSName.CCITTFAX_DECODE);
    image.setItem(COSName.DECODE_PARMS, parameters);
  }

  /** A JPEG's own profile when it brings one, else what the output intent says: sRGB. */
  private COSBase colorSpace() throws IOException {
    boolean color = format.mode() == ColorMode.COLOR;
    if (page.codec() == Codec.JPEG) {
      Optional<byte[]> profile;
      try (InputStream in = page.image().open()) {
        profile = IccProfile.ofJpeg(in, format.mode().channels());
      }
      if (profile.isPresent()) {
        COSStream icc = document.getDocument().createCOSStream();
        try (OutputStream out = icc.createOutputStream(COSName.FLATE_DECODE)) {
          out.write(profile.get());
        }
        icc.setInt(COSName.N, format.mode().channels());
        return array(COSName.ICCBASED, icc);
      }
    }
    return color ? COSName.DEVICERGB : COSName.DEVICEGRAY;
  }

  private static COSArray array(COSBase first, COSBase second) {
    COSArray array = new COSArray();
    array.add(first);
    array.add(second);
    return array;
  }
}
