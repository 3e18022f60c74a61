package org.sealpress.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.sealpress.ocr.PageText;
import org.sealpress.page.Codec;
import org.sealpress.page.Margins;
import org.sealpress.page.separator.Separator;
import org.sealpress.worker.Look;
import org.sealpress.worker.PageJob;
import org.sealpress.worker.PageJob.Effort;
import org.sealpress.worker.PageResult;
import org.sealpress.worker.PageSource.Samples;
import org.sealpress.worker.PageWorkers.ImageSink;
import org.sealpress.worker.WorkerFault;

/**
 * Reads pages at once, without a process. The image of a side is the text {@code image N}, so that
 * it can be found again in the PDF.
 */
final class FakeReader implements PageReader {
  /** What is to happen to a job instead. */
  interface Script {
    /** A result, or null for the usual. */
    CompletableFuture<PageResult> on(PageJob job, int side);
  }

  final List<PageJob> jobs = new CopyOnWriteArrayList<>();
  private volatile Script script = (job, side) -> null;
  private volatile Set<Integer> blankSides = Set.of();
  private final Map<Integer, Separator> separators = new ConcurrentHashMap<>();

  /** From now on. */
  void script(Script other) {
    script = other;
  }

  void usual() {
    script = (job, side) -> null;
  }

  /** Those sides are blank. */
  void blank(Integer... sides) {
    blankSides = Set.of(sides);
  }

  /** That side is a separator, for whoever asks. */
  void separator(int side, Separator separator) {
    separators.put(side, separator);
  }

  /** Every page that is to be read fails like this. */
  void fail(WorkerFault.Kind kind, Effort... efforts) {
    List<Effort> failing = List.of(efforts);
    script =
        (job, side) ->
            failing.contains(job.effort())
                ? CompletableFuture.failedFuture(new WorkerFault(kind, kind + " of side " + side))
                : null;
  }

  @Override
  public CompletableFuture<PageResult> submit(PageJob job, ImageSink image) {
    jobs.add(job);
    Samples page = (Samples) job.source();
    int side;
    try (InputStream in = page.samples().open()) {
      byte[] samples = in.readAllBytes();
      side = samples[0];
    } catch (IOException e) {
      return spoolFault("the page can't be read back: " + e.getMessage(), e);
    }
    CompletableFuture<PageResult> scripted = script.on(job, side);
    if (scripted != null) {
      return scripted;
    }
    try (OutputStream out = image.open()) {
      out.write(("image " + side).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return spoolFault("the page's image can't be stored: " + e.getMessage(), e);
    }
    return CompletableFuture.completedFuture(
        new PageResult(
            page.format(),
            Codec.G4,
            0,
            0,
            0,
            blankSides.contains(side),
            PageText.none(page.format().width(), page.format().height()),
            "",
            job.separators() ? Optional.ofNullable(separators.get(side)) : Optional.empty(),
            new Look(
                Margins.NONE,
                ByteBuffer.wrap(("preview " + side).getBytes(StandardCharsets.UTF_8)))));
  }

  private static CompletableFuture<PageResult> spoolFault(String message, IOException e) {
    return CompletableFuture.failedFuture(new WorkerFault(WorkerFault.Kind.SPOOL, message, e));
  }
}
