package org.sealpress.worker;

import java.time.Duration;

/**
 * How workers are run.
 *
 * @param count worker processes, at least one
 * @param pageLimit a worker that takes longer for one page is killed
 * @param heapMegabytes Java heap of a worker; its images are outside it
 */
public record WorkerSettings(int count, Duration pageLimit, int heapMegabytes) {

  /** One worker a core, two minutes a page. */
  public static WorkerSettings usual() {
    return new WorkerSettings(
        Math.max(1, Runtime.getRuntime().availableProcessors()), Duration.ofMinutes(2), 512);
  }

  /** The same with another number of workers. */
  public WorkerSettings withCount(int other) {
    return new WorkerSettings(other, pageLimit, heapMegabytes);
  }
}
