package org.sealpress.appliance.daemon;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.sealpress.cipher.CipherWarmup;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;
import org.sealpress.page.PageStyle;
import org.sealpress.worker.PageJob;
import org.sealpress.worker.PageJob.Effort;
import org.sealpress.worker.PageSource;
import org.sealpress.worker.PageWorkers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has each page worker read a scrap of paper, so that the first press finds them started and their
 * languages loaded: that takes them longer than a page. Likewise the spool's cipher.
 */
final class Warmup {
  private static final Logger LOG = LoggerFactory.getLogger(Warmup.class);
  private static final PageFormat SCRAP = new PageFormat(200, 100, ColorMode.GRAY, 8, 300);

  private Warmup() {}

  /** Returns at once. */
  static void begin(PageWorkers workers, int count, List<String> languages, SecureRandom random) {
    Thread thread = new Thread(() -> CipherWarmup.run(random), "warm-up");
    thread.setDaemon(true);
    thread.start();
    byte[] scrap = scrap();
    PageJob job =
        new PageJob(
            new PageSource.Samples(SCRAP, () -> new ByteArrayInputStream(scrap)),
            languages,
            SCRAP.dpi(),
            0,
            false,
            PageStyle.AS_SCANNED,
            50,
            Effort.READ);
    for (int i = 0; i < count; i++) {
      var unused =
          workers
              .submit(job, OutputStream::nullOutputStream)
              .whenComplete(
                  (result, fault) -> {
                    if (fault != null) {
                      LOG.warn("a page worker can't read yet: {}", fault.getMessage());
                    }
                  });
    }
  }

  /** A few dark bars, so that it is not taken for blank. */
  private static byte[] scrap() {
    byte[] samples = new byte[SCRAP.width() * SCRAP.height()];
    Arrays.fill(samples, (byte) 0xff);
    for (int y = 30; y < 70; y++) {
      for (int x = 20; x < 180; x += 12) {
        Arrays.fill(samples, y * SCRAP.width() + x, y * SCRAP.width() + x + 6, (byte) 0);
      }
    }
    return samples;
  }
}
