package org.sealpress.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
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
import org.sealpress.page.Layer;
import org.sealpress.page.Layers;
import org.sealpress.page.PageFormat;
import org.sealpress.page.Stencil;

/** Puts a stored page image into a PDF as it is: its bytes are not decoded. */
final class PageImage {
  private static final String NAME = "I";
  private static final String BACKGROUND = "B0";
  private static final int BITS = 8;

  private final PDDocument document;
  private final PdfPage page;
  private final PageFormat format;

  PageImage(PDDocument document, PdfPage page) {
    this.document = document;
    this.page = page;
    this.format = page.format();
  }

  /** The image XObjects by their names, in the order in which they are drawn on each other. */
  Map<String, COSStream> streams() throws IOException {
    if (page.codec() != Codec.MRC) {
      return Map.of(NAME, whole());
    }
    Layers layers;
    try (InputStream in = page.image().open()) {
      layers = Layers.read(in);
    }
    COSStream foreground = layer(layers.foreground());
    foreground.setItem(COSName.MASK, stencil(layers.mask()));
    Map<String, COSStream> both = new LinkedHashMap<>();
    both.put(BACKGROUND, layer(layers.background()));
    both.put(NAME, foreground);
    return both;
  }

  private COSStream layer(Layer layer) throws IOException {
    COSStream image = stream(layer.jpeg());
    describe(image, layer.width(), layer.height(), BITS);
    image.setItem(COSName.COLORSPACE, device(layer.mode()));
    image.setItem(COSName.FILTER, COSName.DCT_DECODE);
    return image;
  }

  /** What is black in it lets the foreground through (ISO 32000-1, 8.9.6.3). */
  private COSStream stencil(Stencil mask) throws IOException {
    COSStream image = stream(mask.g4());
    describe(image, mask.width(), mask.height(), 1);
    image.setBoolean(COSName.IMAGE_MASK, true);
    group4(image, mask.width(), mask.height());
    return image;
  }

  private COSStream stream(ByteBuffer bytes) throws IOException {
    COSStream stream = document.getDocument().createCOSStream();
    try (OutputStream out = stream.createRawOutputStream()) {
      out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    }
    return stream;
  }

  private static void describe(COSStream image, int width, int height, int bits) {
    image.setItem(COSName.TYPE, COSName.XOBJECT);
    image.setItem(COSName.SUBTYPE, COSName.IMAGE);
    image.setInt(COSName.WIDTH, width);
    image.setInt(COSName.HEIGHT, height);
    image.setInt(COSName.BITS_PER_COMPONENT, bits);
  }

  private COSStream whole() throws IOException {
    COSStream image = document.getDocument().createCOSStream();
    try (InputStream in = page.image().open();
        OutputStream out =
            page.codec() == Codec.RAW
                ? image.createOutputStream(COSName.FLATE_DECODE)
                : image.createRawOutputStream()) {
      in.transferTo(out);
    }
    describe(image, format.width(), format.height(), format.depth());
    image.setItem(COSName.COLORSPACE, colorSpace());
    switch (page.codec()) {
      case JPEG -> image.setItem(COSName.FILTER, COSName.DCT_DECODE);
      case G4 -> group4(image, format.width(), format.height());
      case MRC -> throw new IllegalStateException("layers are no image");
      case RAW -> {
        if (format.mode() == ColorMode.LINEART) {
          image.setItem(COSName.DECODE, array(COSInteger.ONE, COSInteger.ZERO));
        }
      }
    }
    return image;
  }

  private static void group4(COSStream image, int columns, int rows) {
    COSDictionary parameters = new COSDictionary();
    parameters.setInt(COSName.K, -1);
    parameters.setInt(COSName.COLUMNS, columns);
    parameters.setInt(COSName.ROWS, rows);
    image.setItem(COSName.FILTER, COSName.CCITTFAX_DECODE);
    image.setItem(COSName.DECODE_PARMS, parameters);
  }

  /** A JPEG's own profile when it brings one, else what the output intent says: sRGB. */
  private COSBase colorSpace() throws IOException {
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
    return device(format.mode());
  }

  private static COSName device(ColorMode mode) {
    return mode == ColorMode.COLOR ? COSName.DEVICERGB : COSName.DEVICEGRAY;
  }

  private static COSArray array(COSBase first, COSBase second) {
    COSArray array = new COSArray();
    array.add(first);
    array.add(second);
    return array;
  }
}
