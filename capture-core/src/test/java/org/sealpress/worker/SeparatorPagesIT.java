package org.sealpress.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.sealpress.page.PageStyle;
import org.sealpress.page.RasterRows;
import org.sealpress.page.separator.DrawnSheet;
import org.sealpress.page.separator.Separator;
import org.sealpress.worker.PageJob.Effort;

class SeparatorPagesIT {
  private static final Separator.Cover COVER = new Separator.Cover("legal", "Lease", "");
  private static final PageWorkers WORKERS =
      new PageWorkers(new WorkerSettings(1, Duration.ofSeconds(60), 256));

  @AfterAll
  static void end() {
    WORKERS.close();
  }

  private static PageResult result(BufferedImage page, String language, boolean separators)
      throws Exception {
    PageJob job =
        new PageJob(
            new PageSource.Samples(
                new RasterRows(page, 200).format(), () -> new RasterRows(page, 200)),
            List.of(language),
            200,
            0,
            false,
            PageStyle.AS_SCANNED,
            85,
            Effort.READ,
            separators);
    return WORKERS.submit(job, OutputStream::nullOutputStream).get(90, TimeUnit.SECONDS);
  }

  @Test
  void aSeparatorIsToldAndNotRead() throws Exception {
    PageResult patch = result(DrawnSheet.patchT(200), "eng", true);
    assertEquals(Optional.of(new Separator.PatchT()), patch.separator());
    assertEquals(0, patch.text().words());
    PageResult cover = result(DrawnSheet.cover(COVER, 200), "no-such-language", true);
    assertEquals(Optional.of(COVER), cover.separator());
  }

  @Test
  void whereNobodyAsksForSeparatorsThereAreNone() throws Exception {
    assertTrue(result(DrawnSheet.patchT(200), "eng", false).separator().isEmpty());
  }
}
