package org.sealpress.page;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;

/** Decodes by ImageIO. */
final class Decoder {
  private Decoder() {}

  /** What is done with a file that is open. */
  interface Reading<T> {
    T with(ImageReader reader, ImageInputStream in) throws IOException;
  }

  /** Opens a file for its reader. */
  static <T> T with(Path file, Reading<T> reading) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IIOException("it is no image of a kind that is known here");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        return reading.with(reader, in);
      } finally {
        reader.dispose();
      }
    }
  }

  /** Decodes a page, its resolution as ImageIO has it. */
  static Pix decode(ImageReader reader, int index) throws IOException {
    return decode(reader, index, MetadataResolution.of(reader.getImageMetadata(index)));
  }

  /** Decodes a page; one that is not whole is refused. */
  static Pix decode(ImageReader reader, int index, int dpi) throws IOException {
    PageLimit.check(reader.getWidth(index), reader.getHeight(index));
    String[] warning = new String[1];
    IIOReadWarningListener listener = (source, text) -> warning[0] = text;
    reader.addIIOReadWarningListener(listener);
    BufferedImage image = reader.read(index);
    if (warning[0] != null && cutOff(warning[0])) {
      throw new IIOException(warning[0]);
    }
    RasterRows rows = new RasterRows(image, dpi);
    return Pix.ofSamples(rows.format(), rows);
  }

  private static boolean cutOff(String warning) {
    String lower = warning.toLowerCase(Locale.ROOT);
    return lower.contains("premature") || lower.contains("eof") || lower.contains("corrupt");
  }
}
