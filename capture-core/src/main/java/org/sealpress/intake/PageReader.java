package org.sealpress.intake;

import java.util.concurrent.CompletableFuture;
import org.sealpress.worker.PageJob;
import org.sealpress.worker.PageResult;
import org.sealpress.worker.PageWorkers.ImageSink;

/** Has pages read; {@link org.sealpress.worker.PageWorkers#submit} is one. */
@FunctionalInterface
interface PageReader {

  /**
   * Has a page read.
   *
   * @return fails with {@link org.sealpress.worker.WorkerFault} when there is no image of it
   * @throws java.util.concurrent.RejectedExecutionException when it takes no more pages
   */
  CompletableFuture<PageResult> submit(PageJob job, ImageSink image);
}
