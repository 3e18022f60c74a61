package org.sealpress.gate;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.processor.reports.enums.JobEndStatus;

/** Ends a validation for which there is too little memory. */
final class Watch {
  private static final long LOOK_MILLIS = 200;
  private static final ScheduledThreadPoolExecutor THREAD = thread();

  private Watch() {}

  private static ScheduledThreadPoolExecutor thread() {
    ScheduledThreadPoolExecutor thread =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread daemon = new Thread(task, "gate-watch");
              daemon.setDaemon(true);
              return daemon;
            });
    thread.setRemoveOnCancelPolicy(true);
    thread.setKeepAliveTime(1, TimeUnit.MINUTES);
    thread.allowCoreThreadTimeOut(true);
    return thread;
  }

  /**
   * Begins to look.
   *
   * @return to be cancelled when the validation is done
   */
  static Future<?> begin(Blocks blocks, PDFAValidator validator) {
    return THREAD.scheduleWithFixedDelay(
        () -> look(blocks, validator), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static void look(Blocks blocks, PDFAValidator validator) {
    if (HeapRoom.isShort()) {
      blocks.stop("it needs more memory than there is");
      validator.cancelValidation(JobEndStatus.CANCELLED);
    }
  }
}
