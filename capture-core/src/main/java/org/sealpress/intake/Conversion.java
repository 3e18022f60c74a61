package org.sealpress.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.sealpress.page.Codec;
import org.sealpress.page.Margins;
import org.sealpress.page.UnreadableImage;
import org.sealpress.pdf.DocumentInfo;
import org.sealpress.pdf.PdfPage;
import org.sealpress.pdf.PdfaWriter;
import org.sealpress.worker.PageJob;
import org.sealpress.worker.PageResult;
import org.sealpress.worker.PageSource;
import org.sealpress.worker.PageWorkers;
import org.sealpress.worker.WorkerFault;
import org.sealpress.worker.WorkerFault.Kind;

/** Makes one PDF/A from image files. */
public final class Conversion {
  /** Is told how far it is. */
  public interface Listener {
    /** One more page was read, whichever; told by the thread that read it. */
    default void read() {}

    /**
     * A page is in the PDF; told in their order.
     *
     * @param page from 1
     * @param result what became of it
     */
    void page(int page, PageResult result);
  }

  private final PageWorkers workers;
  private final ReadingSettings settings;

  /** Reads pages with workers, all in the same way. */
  public Conversion(PageWorkers workers, ReadingSettings settings) {
    this.workers = workers;
    this.settings = settings;
  }

  /** How many pages the files have. */
  public static int pages(List<Path> files) throws UnreadableImage, IOException {
    int count = 0;
    for (Path file : files) {
      try (FilePages pages = FilePages.open(file)) {
        count += pages.count();
      }
    }
    return count;
  }

  /**
   * Writes the pages of all files, in order, as one PDF/A.
   *
   * @throws UnreadableImage when a page can't be read: then nothing is to be made of {@code out}
   * @throws WorkerFault when a language is missing or no worker can be started
   */
  public void convert(List<Path> files, DocumentInfo info, OutputStream out, Listener listener)
      throws UnreadableImage, WorkerFault, IOException, InterruptedException {
    try (PdfaWriter pdf = new PdfaWriter(info)) {
      ReadAhead pages = new ReadAhead(job -> begin(job, listener));
      int written = 0;
      for (Path file : files) {
        try (FilePages source = FilePages.open(file)) {
          for (int index = 0; index < source.count(); index++) {
            pages.add(source.job(index, settings));
            for (var due = pages.due(); due.isPresent(); due = pages.due()) {
              write(due.get(), pdf, ++written, listener);
            }
          }
        }
      }
      pages.end();
      for (var last = pages.take(); last.isPresent(); last = pages.take()) {
        write(last.get(), pdf, ++written, listener);
      }
      pdf.save(out);
    }
  }

  private ReadPage begin(PageJob job, Listener listener) {
    ByteArrayOutputStream image = new ByteArrayOutputStream();
    CompletableFuture<PageResult> result =
        workers.submit(
            job,
            () -> {
              image.reset();
              return image;
            });
    var unused = result.thenRun(listener::read);
    return new ReadPage(job, image, result);
  }

  private static void write(ReadPage made, PdfaWriter pdf, int number, Listener listener)
      throws UnreadableImage, WorkerFault, IOException, InterruptedException {
    PageResult result = result(made);
    byte[] image = made.image().toByteArray();
    PdfPage.Image source =
        made.job().keep() ? () -> kept(made.job().source()) : () -> new ByteArrayInputStream(image);
    Codec codec = made.job().keep() ? Codec.JPEG : result.codec();
    pdf.add(
        new PdfPage(
            result.format(),
            codec,
            result.quality(),
            source,
            result.quarterTurns(),
            result.skew(),
            made.job().style().straighten(),
            made.job().style().crop() ? result.look().surround() : Margins.NONE,
            result.text()));
    listener.page(number, result);
  }

  /** The bytes that go into the PDF as they came. */
  private static InputStream kept(PageSource source) throws IOException {
    return source instanceof PageSource.Jpeg jpeg
        ? jpeg.bytes().open()
        : Files.newInputStream(((PageSource.ImageFile) source).file());
  }

  private static PageResult result(ReadPage made)
      throws UnreadableImage, WorkerFault, InterruptedException {
    try {
      return made.result().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof WorkerFault fault) {
        if (fault.kind() == Kind.UNREADABLE) {
          throw new UnreadableImage(String.valueOf(fault.getMessage()), fault);
        }
        throw fault;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
