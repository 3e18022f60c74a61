package org.sealpress.intake;

import java.util.concurrent.Future;
import org.sealpress.intake.JournalEntry.SideStored;
import org.sealpress.worker.PageJob;
import org.sealpress.worker.PageJob.Effort;
import org.sealpress.worker.PageResult;
import org.sealpress.worker.PageSource;
import org.sealpress.worker.PageWorkers;

/** Has sides read while the feeder goes on. */
final class SideWork {
  private final PageWorkers workers;
  private final int jpegQuality;
  private final CaptureListener listener;

  SideWork(PageWorkers workers, int jpegQuality, CaptureListener listener) {
    this.workers = workers;
    this.jpegQuality = jpegQuality;
    this.listener = listener;
  }

  /** Begins a side; its image will be in the spool when the result is there. */
  Future<PageResult> begin(OpenCapture capture, SideStored side) {
    Spool spool = capture.spool();
    int number = side.number();
    PageJob job =
        new PageJob(
            new PageSource.Samples(side.format(), () -> spool.openSide(number)),
            capture.opened().languages(),
            side.format().dpi(),
            0,
            false,
            jpegQuality,
            Effort.READ);
    return workers
        .submit(job, () -> spool.writeImage(number))
        .thenApply(result -> told(capture, number, result));
  }

  private PageResult told(OpenCapture capture, int number, PageResult result) {
    listener.on(
        new CaptureEvent.SideRead(
            capture.id(), number, result.text().words(), result.blank(), result.flaw()));
    return result;
  }
}
