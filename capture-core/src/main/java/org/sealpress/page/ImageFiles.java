package org.sealpress.page;

import com.sun.jna.Memory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Reads image files: JPEG, PNG and PNM by Leptonica, everything else by ImageIO with the plugins of
 * TwelveMonkeys. A file that is damaged or cut off is refused, never read in part.
 */
public final class ImageFiles {
  private ImageFiles() {}

  /** Pages in a file. Only TIFF has more than one. */
  public static int pages(Path file) throws UnreadableImage {
    try {
      if (kind(file) != ImageKind.TIFF) {
        return 1;
      }
      int pages = TiffChain.pages(file);
      int found = Decoder.with(file, (reader, in) -> reader.getNumImages(true));
      if (found != pages) {
        throw new IOException("only " + found + " of its " + pages + " pages can be found");
      }
      return pages;
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
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
      return switch (kind(file)) {
        case JPEG -> decodeJpeg(file, grey);
        case PNG, PNM -> {
          try (Memory bytes = load(file)) {
            yield Pix.decode(bytes).orElseThrow(() -> damaged(file)).squared();
          }
        }
        case TIFF ->
            Decoder.with(
                file,
                (reader, in) -> {
                  TiffTags tags = TiffTags.of(in, index);
                  TiffExtent.check(tags, Files.size(file));
                  return Orientation.upright(
                      Decoder.decode(reader, index, 0)
                          .withResolution(tags.dpi(), tags.dpiDown())
                          .squared(),
                      tags.orientation());
                });
        default -> Decoder.with(file, (reader, in) -> Decoder.decode(reader, index));
      };
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      throw unreadable(file, e);
    }
  }

  /**
   * Decodes a JPEG that {@link JpegHeader#fitsPdf}.
   *
   * @param jpeg all of it
   * @param grey true when its grey values are all that is wanted
   */
  public static Pix decodeJpeg(byte[] jpeg, boolean grey) throws UnreadableImage {
    try (Memory bytes = new Memory(Math.max(1, jpeg.length))) {
      bytes.write(0, jpeg, 0, jpeg.length);
      JpegHeader header = JpegHeader.read(new MemoryStream(bytes));
      PageLimit.check(header.width(), header.height());
      return Pix.decodeJpeg(bytes, grey && header.adobeTransform() != 0)
          .orElseThrow(() -> new UnreadableImage("the JPEG is damaged or cut off"))
          .withResolution(header.dpi(), header.dpiDown());
    } catch (IOException e) {
      throw new UnreadableImage("the JPEG can't be read: " + e.getMessage(), e);
    }
  }

  private static ImageKind kind(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException("it does not exist");
    } else if (Files.isDirectory(file)) {
      throw new IOException("it is a folder");
    } else if (Files.size(file) == 0) {
      throw new IOException("it is empty");
    }
    ImageKind kind = ImageKind.of(file);
    if (kind == ImageKind.PDF) {
      throw new IOException("it is a PDF and not an image");
    }
    return kind;
  }

  /** Turning is left to the PDF, mirroring can't be. */
  private static Pix decodeJpeg(Path file, boolean grey) throws IOException, UnreadableImage {
    try (Memory bytes = load(file)) {
      JpegHeader header = JpegHeader.read(new MemoryStream(bytes));
      PageLimit.check(header.width(), Math.max(1, header.height()));
      if (header.precision() != 8) {
        throw new IOException(
            "it is a JPEG of " + header.precision() + " bits a sample, expected 8");
      }
      boolean leptonica = header.components() != 4 && header.huffman();
      Pix decoded =
          leptonica
              ? Pix.decodeJpeg(bytes, grey && header.adobeTransform() != 0)
                  .orElseThrow(() -> damaged(file))
              : Decoder.with(file, (reader, in) -> Decoder.decode(reader, 0, 0));
      Pix pix = decoded.withResolution(header.dpi(), header.dpiDown()).squared();
      return header.mirrored() ? pix.mirrored() : pix;
    }
  }

  private static Memory load(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw new IOException(
            String.format(Locale.ROOT, "%,d bytes are more than 2 GB", channel.size()));
      }
      Memory memory = new Memory(Math.max(1, channel.size()));
      ByteBuffer buffer = memory.getByteBuffer(0, channel.size());
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
      return memory;
    }
  }

  private static UnreadableImage damaged(Path file) {
    return new UnreadableImage(
        file + " is damaged or cut off: expected a whole image; scan or copy it again");
  }

  private static UnreadableImage unreadable(Path file, Throwable e) {
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    if (e instanceof OutOfMemoryError) {
      why = "it needs more memory than there is";
    } else if (e instanceof RuntimeException) {
      why = "it is damaged: " + why;
    }
    return new UnreadableImage(
        "%s can't be read (%s): expected a whole TIFF, JPEG, PNG or PNM; scan or copy it again"
            .formatted(file, why.lines().findFirst().orElse("")),
        e);
  }
}
