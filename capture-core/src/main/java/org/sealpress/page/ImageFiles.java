package org.sealpress.page;

import com.sun.jna.Memory;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads image files: JPEG, PNG and PNM by Leptonica, everything else by ImageIO with the plugins of
 * TwelveMonkeys. A file that is damaged or cut off is refused, never read in part.
 */
public final class ImageFiles {
  /** A page of A3 at 1,200 dpi has fewer pixels; more is a mistake or an attack. */
  private static final long MOST_PIXELS = 400_000_000;

  private ImageFiles() {}

  /** Pages in a file. Only TIFF has more than one. */
  public static int pages(Path file) throws UnreadableImage {
    try {
      if (ImageKind.of(file) != ImageKind.TIFF) {
        return 1;
      }
      return withReader(file, reader -> reader.getNumImages(true));
    } catch (IOException | RuntimeException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * Decodes a page of a file.
   *
   * @param index the page, from 0
   * @param grey true when its grey values are all that is wanted
   */
  public static Pix decode(Path file, int index, boolean grey) throws UnreadableImage {
    try {
      return switch (ImageKind.of(file)) {
        case JPEG -> decodeJpeg(file, grey);
        case PNG, PNM -> Pix.decode(load(file)).orElseThrow(() -> damaged(file));
        case TIFF ->
            withReader(
                file,
                reader -> {
                  ImageInputStream in = (ImageInputStream) reader.getInput();
                  TiffExtent.check(in, Files.size(file), index);
                  return decode(reader, index);
                });
        default -> withReader(file, reader -> decode(reader, index));
      };
    } catch (IOException | RuntimeException e) {
      throw unreadable(file, e);
    }
  }

  private static Pix decodeJpeg(Path file, boolean grey) throws IOException, UnreadableImage {
    Memory bytes = load(file);
    JpegHeader header = JpegHeader.read(new MemoryStream(bytes));
    if (header.components() == 4 || !header.huffman() || header.precision() != 8) {
      return withReader(file, reader -> decode(reader, 0));
    }
    Pix pix =
        Pix.decodeJpeg(bytes, grey && header.adobeTransform() != 0)
            .orElseThrow(() -> damaged(file));
    return header.mirrored() ? pix.mirrored() : pix;
  }

  private static Memory load(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      Memory memory = new Memory(Math.max(1, channel.size()));
      ByteBuffer buffer = memory.getByteBuffer(0, channel.size());
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
      return memory;
    }
  }

  private static Pix decode(ImageReader reader, int index) throws IOException {
    long pixels = (long) reader.getWidth(index) * reader.getHeight(index);
    if (pixels > MOST_PIXELS) {
      throw new IIOException(
          String.format(Locale.ROOT, "%,d pixels are more than %,d", pixels, MOST_PIXELS));
    }
    String[] warning = new String[1];
    IIOReadWarningListener listener = (source, text) -> warning[0] = text;
    reader.addIIOReadWarningListener(listener);
    BufferedImage image = reader.read(index);
    if (warning[0] != null && cutOff(warning[0])) {
      throw new IIOException(warning[0]);
    }
    RasterRows rows = new RasterRows(image, TiffResolution.of(reader.getImageMetadata(index)));
    return Pix.ofSamples(rows.format(), rows);
  }

  private static boolean cutOff(String warning) {
    String lower = warning.toLowerCase(Locale.ROOT);
    return lower.contains("premature") || lower.contains("eof") || lower.contains("corrupt");
  }

  private interface Reading<T> {
    T with(ImageReader reader) throws IOException;
  }

  private static <T> T withReader(Path file, Reading<T> reading) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      @Nullable ImageReader reader = in == null ? null : first(ImageIO.getImageReaders(in));
      if (reader == null) {
        throw new IIOException("it is no image of a kind that is known here");
      }
      try {
        reader.setInput(in);
        return reading.with(reader);
      } finally {
        reader.dispose();
      }
    }
  }

  private static @Nullable ImageReader first(Iterator<ImageReader> readers) {
    return readers.hasNext() ? readers.next() : null;
  }

  private static UnreadableImage damaged(Path file) {
    return new UnreadableImage(
        file + " is damaged or cut off: expected a whole image; scan or copy it again");
  }

  private static UnreadableImage unreadable(Path file, Exception e) {
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new UnreadableImage(
        file + " can't be read (" + why + "): expected a whole TIFF, JPEG, PNG or PNM", e);
  }
}
