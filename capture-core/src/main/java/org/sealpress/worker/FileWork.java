package org.sealpress.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sealpress.page.Codec;
import org.sealpress.page.ImageFiles;
import org.sealpress.page.ImageKind;
import org.sealpress.page.JpegHeader;
import org.sealpress.page.PageFormat;
import org.sealpress.page.Pix;
import org.sealpress.page.RasterRows;
import org.sealpress.page.Resolution;
import org.sealpress.page.UnreadableImage;
import org.sealpress.pdf.PagePicture;
import org.sealpress.pdf.PdfPages;

/**
 * Takes a file apart into its pages, each whole or not at all. A JPEG is decoded too when it is
 * given as it is: one that can't be shown is no page.
 */
final class FileWork {
  /** Writes the bytes of a page. */
  interface Bytes {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Takes the pages. */
  interface Sink {
    void page(FilePage page, Bytes bytes) throws IOException;
  }

  /** The reader of the pages has gone: not the file's fault. */
  static final class SinkFailed extends IOException {
    private static final long serialVersionUID = 1L;

    SinkFailed(IOException cause) {
      super(cause);
    }
  }

  private final Path file;
  private final boolean keepJpegs;
  private final Sink sink;

  FileWork(Path file, boolean keepJpegs, Sink sink) {
    this.file = file;
    this.keepJpegs = keepJpegs;
    this.sink = sink;
  }

  /** Gives all pages, in order; their number. */
  int run() throws UnreadableImage, IOException {
    return switch (kind()) {
      case JPEG -> jpeg();
      case PDF -> pdf();
      default -> images();
    };
  }

  private ImageKind kind() throws UnreadableImage {
    try {
      return ImageKind.of(file);
    } catch (IOException e) {
      throw new UnreadableImage("it can't be read: " + e.getMessage(), e);
    }
  }

  private int images() throws UnreadableImage, IOException {
    int count = ImageFiles.pages(file);
    for (int index = 0; index < count; index++) {
      try (Pix pix = ImageFiles.decode(file, index, false)) {
        samples(pix, 0);
      }
    }
    return count;
  }

  private int jpeg() throws UnreadableImage, IOException {
    JpegHeader header;
    try (InputStream in = Files.newInputStream(file)) {
      header = JpegHeader.read(in);
    } catch (IOException e) {
      throw new UnreadableImage("it is no whole JPEG: " + e.getMessage(), e);
    }
    boolean keep = keepJpegs && header.fitsPdf();
    try (Pix pix = ImageFiles.decode(file, 0, keep)) {
      if (keep) {
        PageFormat format = believed(header.format());
        long bytes = Files.size(file);
        give(
            new FilePage(format, Codec.JPEG, header.quarterTurns(), bytes),
            out -> copy(bytes, out));
      } else {
        samples(pix, header.quarterTurns());
      }
    }
    return 1;
  }

  /** As many bytes as were told, though the file may grow meanwhile. */
  private void copy(long bytes, OutputStream out) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Wire.copy(in, out, bytes);
    }
  }

  private int pdf() throws UnreadableImage, IOException {
    try (PdfPages pages = PdfPages.open(file)) {
      for (int index = 0; index < pages.count(); index++) {
        PagePicture picture = pages.picture(index, keepJpegs);
        if (picture instanceof PagePicture.Jpeg jpeg) {
          byte[] bytes = jpeg.bytes().array();
          ImageFiles.decodeJpeg(bytes, true).close();
          PageFormat format = believed(jpeg.format());
          give(
              new FilePage(format, Codec.JPEG, jpeg.quarterTurns(), bytes.length),
              out -> out.write(bytes));
        } else if (picture instanceof PagePicture.Drawn drawn) {
          RasterRows rows = new RasterRows(drawn.image(), drawn.dpi());
          raw(rows.format(), drawn.quarterTurns(), rows::transferTo);
        }
      }
      return pages.count();
    }
  }

  private void samples(Pix pix, int turns) throws IOException {
    raw(pix.format(), turns, pix::writeSamples);
  }

  private void raw(PageFormat format, int turns, Bytes bytes) throws IOException {
    give(new FilePage(believed(format), Codec.RAW, turns, format.totalBytes()), bytes);
  }

  private void give(FilePage page, Bytes bytes) throws IOException {
    try {
      sink.page(page, bytes);
    } catch (IOException e) {
      throw new SinkFailed(e);
    }
  }

  private static PageFormat believed(PageFormat format) {
    int dpi = Resolution.believed(format.dpi(), format.width(), format.height());
    return format.withDpi(dpi);
  }
}
