package org.sealpress.intake;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sealpress.page.ImageFiles;
import org.sealpress.page.ImageKind;
import org.sealpress.page.JpegHeader;
import org.sealpress.page.PageStyle;
import org.sealpress.page.RasterRows;
import org.sealpress.page.UnreadableImage;
import org.sealpress.pdf.PagePicture;
import org.sealpress.pdf.PdfPages;
import org.sealpress.worker.PageJob;
import org.sealpress.worker.PageJob.Effort;
import org.sealpress.worker.PageSource;

/** The pages of one file, each as the job that a page worker does on it. */
final class FilePages implements Closeable {
  private final Path file;
  private final ImageKind kind;
  private final int count;
  private final Closeable resource;

  private FilePages(Path file, ImageKind kind, int count, Closeable resource) {
    this.file = file;
    this.kind = kind;
    this.count = count;
    this.resource = resource;
  }

  static FilePages open(Path file) throws UnreadableImage {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      String why = Files.exists(file) ? " is not a file that can be read" : " does not exist";
      throw new UnreadableImage(file + why + ": expected a TIFF, JPEG, PNG, PNM or PDF");
    }
    try {
      ImageKind kind = ImageKind.of(file);
      if (kind == ImageKind.PDF) {
        PdfPages pdf = PdfPages.open(file);
        return new FilePages(file, kind, pdf.count(), pdf);
      }
      return new FilePages(file, kind, ImageFiles.pages(file), () -> {});
    } catch (IOException e) {
      throw new UnreadableImage(file + " can't be read: " + e.getMessage(), e);
    }
  }

  int count() {
    return count;
  }

  PageJob job(int index, ReadingSettings settings) throws UnreadableImage {
    if (resource instanceof PdfPages pdf) {
      return job(pdf.picture(index, keepsJpegs(settings)), settings);
    }
    PageSource source = new PageSource.ImageFile(file, index);
    if (kind != ImageKind.JPEG) {
      return job(source, 0, false, settings);
    }
    try (InputStream in = Files.newInputStream(file)) {
      JpegHeader header = JpegHeader.read(in);
      return job(source, header.quarterTurns(), header.fitsPdf() && keepsJpegs(settings), settings);
    } catch (IOException e) {
      throw new UnreadableImage(
          file + " is no whole JPEG (" + e.getMessage() + "): scan or copy it again", e);
    }
  }

  private static PageJob job(PagePicture picture, ReadingSettings settings) {
    if (picture instanceof PagePicture.Jpeg jpeg) {
      byte[] bytes = jpeg.bytes().array();
      PageSource source =
          new PageSource.Jpeg(jpeg.format(), bytes.length, () -> new ByteArrayInputStream(bytes));
      return job(source, jpeg.quarterTurns(), true, settings);
    }
    PagePicture.Drawn drawn = (PagePicture.Drawn) picture;
    RasterRows rows = new RasterRows(drawn.image(), drawn.dpi());
    PageSource source =
        new PageSource.Samples(rows.format(), () -> new RasterRows(drawn.image(), drawn.dpi()));
    return job(source, drawn.quarterTurns(), false, settings);
  }

  /** A JPEG is never encoded twice, unless it is to become something smaller. */
  private static boolean keepsJpegs(ReadingSettings settings) {
    return settings.style().profile() == PageStyle.Profile.FAITHFUL;
  }

  private static PageJob job(PageSource source, int turns, boolean keep, ReadingSettings settings) {
    return new PageJob(
        source,
        settings.languages(),
        settings.dpi(),
        turns,
        keep,
        settings.style(),
        settings.jpegQuality(),
        Effort.READ);
  }

  @Override
  public void close() throws IOException {
    resource.close();
  }
}
