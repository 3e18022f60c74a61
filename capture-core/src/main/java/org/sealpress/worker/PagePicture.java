package org.sealpress.worker;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.sealpress.ocr.PageText;
import org.sealpress.page.Codec;
import org.sealpress.page.ColorMode;
import org.sealpress.page.Pix;
import org.sealpress.worker.PageJob.Effort;

/**
 * A picture of a page for a person on the way to a decision: a JPEG, turned as it will be shown.
 */
final class PagePicture {
  /** Pixels of its longer side, where the page has as many. */
  private static final int GLANCE = 400;

  /** Print of eight points can be read. */
  private static final int LOOK = 1800;

  private static final int QUALITY = 60;

  private PagePicture() {}

  static PageWork.Outcome of(Pix page, PageJob job) {
    if (page.mode() == ColorMode.LINEART) {
      try (Pix grey = page.grey()) {
        return small(grey, job);
      }
    }
    return small(page, job);
  }

  private static PageWork.Outcome small(Pix page, PageJob job) {
    int longest = job.effort() == Effort.LOOK ? LOOK : GLANCE;
    double factor = Math.min(1, (double) longest / Math.max(page.width(), page.height()));
    try (Pix small = page.scaled(factor);
        Pix turned = small.turned(job.quarterTurns())) {
      PageResult result =
          new PageResult(
              turned.format(),
              Codec.JPEG,
              QUALITY,
              job.quarterTurns(),
              0,
              false,
              PageText.none(turned.width(), turned.height()),
              "",
              Optional.empty(),
              Look.NONE);
      return new PageWork.Outcome(result, ByteBuffer.wrap(turned.jpeg(QUALITY)));
    }
  }
}
