package org.sealpress.intake;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.sealpress.intake.JournalEntry.SideStored;
import org.sealpress.ocr.PageText;
import org.sealpress.page.Codec;
import org.sealpress.worker.PageJob;
import org.sealpress.worker.PageJob.Effort;
import org.sealpress.worker.PageResult;
import org.sealpress.worker.PageSource;
import org.sealpress.worker.WorkerFault;
import org.sealpress.worker.WorkerFault.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has sides read while the feeder goes on. */
final class SideWork {
  private static final Logger LOG = LoggerFactory.getLogger(SideWork.class);

  private final PageReader reader;
  private final int jpegQuality;
  private final Thumbnails thumbnails;
  private final CaptureListener listener;

  SideWork(PageReader reader, int jpegQuality, Thumbnails thumbnails, CaptureListener listener) {
    this.thumbnails = thumbnails;
    this.reader = reader;
    this.jpegQuality = jpegQuality;
    this.listener = listener;
  }

  /**
   * Begins a side; its image will be in the spool when the result is there. A side that can't be
   * read is stored without text; when there is not even an image, its samples are it ({@link
   * Codec#RAW}). Both carry a flaw.
   *
   * @return fails only when trying again may help, or when the spool has lost the side
   */
  CompletableFuture<PageResult> begin(OpenCapture capture, SideStored side) {
    return submit(capture, side, Effort.READ)
        .exceptionallyCompose(why -> withoutText(capture, side, why))
        .thenApply(result -> told(capture, side.number(), shown(capture, side, result)));
  }

  private CompletableFuture<PageResult> submit(
      OpenCapture capture, SideStored side, Effort effort) {
    Spool spool = capture.spool();
    Optional<Integer> turns = capture.arrangement().turns(side.number());
    PageJob job =
        new PageJob(
            source(spool, side),
            capture.opened().languages(),
            side.format().dpi(),
            turns.orElse(side.quarterTurns()),
            side.isKept(),
            capture.opened().style(),
            jpegQuality,
            effort,
            capture.opened().split(),
            true,
            turns.isPresent());
    try {
      return reader.submit(job, () -> spool.writeImage(side.number()));
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  static PageSource source(Spool spool, SideStored side) {
    PageSource.Opener bytes = () -> spool.openSide(side);
    return side.isKept()
        ? new PageSource.Jpeg(side.format(), Math.toIntExact(side.bytes()), bytes)
        : new PageSource.Samples(side.format(), bytes);
  }

  private CompletableFuture<PageResult> withoutText(
      OpenCapture capture, SideStored side, Throwable failure) {
    Throwable why = reason(failure);
    if (mayHelpLater(why)) {
      return CompletableFuture.failedFuture(why);
    }
    LOG.warn("side {} of {} is stored without text: {}", side.number(), capture.id(), text(why));
    String flaw = "not read: " + text(why);
    if (why instanceof WorkerFault fault && fault.kind() == Kind.NOT_INSTALLED) {
      return submit(capture, side, Effort.IMAGE_ONLY)
          .thenApply(result -> result.withFlaw(flaw))
          .exceptionallyCompose(next -> raw(capture, side, flaw, reason(next)));
    }
    return raw(capture, side, flaw, why);
  }

  private static CompletableFuture<PageResult> raw(
      OpenCapture capture, SideStored side, String flaw, Throwable why) {
    if (mayHelpLater(why)) {
      return CompletableFuture.failedFuture(why);
    }
    PageText none = PageText.none(side.format().width(), side.format().height());
    int turns = capture.arrangement().turns(side.number()).orElse(side.quarterTurns());
    return CompletableFuture.completedFuture(
        new PageResult(side.format(), side.codec(), turns, 0, false, none, flaw));
  }

  private static boolean mayHelpLater(Throwable why) {
    return why instanceof RejectedExecutionException
        || why instanceof CancellationException
        || (why instanceof WorkerFault fault && fault.kind() == Kind.SPOOL);
  }

  private static Throwable reason(Throwable failure) {
    Throwable why = failure;
    while (why instanceof CompletionException && why.getCause() != null) {
      why = why.getCause();
    }
    return why;
  }

  private static String text(Throwable why) {
    return why.getMessage() == null ? why.toString() : why.getMessage();
  }

  /** The picture of a page goes where it can be forgotten; others stay in sight. */
  private PageResult shown(OpenCapture capture, SideStored side, PageResult result) {
    thumbnails.keep(capture, side, result);
    boolean isPage = !result.blank() && result.separator().isEmpty();
    return isPage ? result.withoutPreview() : result;
  }

  private PageResult told(OpenCapture capture, int number, PageResult result) {
    listener.on(
        new CaptureEvent.SideRead(
            capture.id(),
            number,
            result.text().words(),
            result.blank(),
            result.flaw(),
            result.separator().isPresent()));
    return result;
  }
}
