package org.sealpress.scan.virtual;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataFormatImpl;
import javax.imageio.stream.ImageInputStream;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Reads pages from image files. */
final class ImageFiles {
  private static final double MM_PER_INCH = 25.4;

  private ImageFiles() {}

  /**
   * Opens the page in a file.
   *
   * @throws IOException names the file
   */
  static PageRows open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file + ": no such image file");
    }
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    try {
      in.mark(2);
      boolean pnm = in.read() == 'P' && in.read() >= '4';
      in.reset();
      if (pnm) {
        return new PnmRows(in);
      }
      in.close();
      return decode(file);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw new IOException(file + ": can't be read as an image: " + e.getMessage(), e);
    }
  }

  private static PageRows decode(Path file) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("not a PNM, PNG, JPEG or TIFF file");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        return new ImageRows(reader.read(0), dpi(reader.getImageMetadata(0)));
      } finally {
        reader.dispose();
      }
    }
  }

  /** Pixels an inch as the file has it; 0 when it doesn't say. */
  private static int dpi(IIOMetadata metadata) {
    if (!metadata.isStandardMetadataFormatSupported()) {
      return 0;
    }
    Element root = (Element) metadata.getAsTree(IIOMetadataFormatImpl.standardMetadataFormatName);
    NodeList sizes = root.getElementsByTagName("HorizontalPixelSize");
    if (sizes.getLength() == 0) {
      return 0;
    }
    double mm = Double.parseDouble(((Element) sizes.item(0)).getAttribute("value"));
    return mm > 0 ? (int) Math.round(MM_PER_INCH / mm) : 0;
  }
}
