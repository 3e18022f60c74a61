package org.sealpress.worker;

import java.awt.image.BufferedImage;
import java.io.FilterInputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.sealpress.page.PageStyle;
import org.sealpress.page.RasterRows;
import org.sealpress.worker.PageJob.Effort;

/** A program with a pool whose one worker is busy for a long time. */
final class LonePool {
  private LonePool() {}

  static List<String> command() {
    return List.of(
        System.getProperty("java.home") + "/bin/java",
        "-Xmx128m",
        "-Djava.awt.headless=true",
        "-cp",
        System.getProperty("java.class.path"),
        LonePool.class.getName());
  }

  /** Prints the worker's process id when the worker has the whole page. */
  public static void main(String[] args) throws Exception {
    BufferedImage noise = new BufferedImage(2480, 3508, BufferedImage.TYPE_BYTE_BINARY);
    Random random = new Random(5);
    for (int i = 0; i < 600_000; i++) {
      noise.setRGB(random.nextInt(2480), random.nextInt(3508), random.nextInt() | 0xFF000000);
    }
    PageSource source =
        new PageSource.Samples(
            new RasterRows(noise, 300).format(),
            () ->
                new FilterInputStream(new RasterRows(noise, 300)) {
                  @Override
                  public void close() {
                    System.out.println(
                        ProcessHandle.current().children().findFirst().orElseThrow().pid());
                  }
                });
    PageJob job =
        new PageJob(source, List.of("eng"), 0, 0, false, PageStyle.AS_SCANNED, 85, Effort.READ);
    try (PageWorkers workers = new PageWorkers(new WorkerSettings(1, Duration.ofMinutes(5), 256))) {
      workers.submit(job, OutputStream::nullOutputStream).get();
      System.out.println("done");
    }
  }
}
