package org.sealpress.worker;

import java.nio.ByteBuffer;
import org.sealpress.page.Codec;
import org.sealpress.page.ColorMode;
import org.sealpress.page.ColorNeed;
import org.sealpress.page.PageStyle.Profile;
import org.sealpress.page.Pix;
import org.sealpress.page.Segmentation;
import org.sealpress.page.Tracing;

/**
 * The image of a page as the archive keeps it.
 *
 * @param mode its colours
 * @param codec how it is stored
 * @param quality 1 to 100 of a JPEG that was made; 0 of all others
 * @param bytes none when the source's own are kept
 */
record ArchiveImage(ColorMode mode, Codec codec, int quality, ByteBuffer bytes) {

  /** The source's own, a JPEG. */
  static ArchiveImage kept(ColorMode mode) {
    return new ArchiveImage(mode, Codec.JPEG, 0, ByteBuffer.allocate(0));
  }

  /**
   * Makes it.
   *
   * @param dpi resolution of the page
   */
  static ArchiveImage of(Pix page, int dpi, PageJob job) {
    ColorMode needed = job.style().byContent() ? ColorNeed.of(page, dpi) : page.mode();
    if (needed == page.mode()) {
      return whole(page, dpi, job);
    }
    try (Pix grey = page.grey()) {
      if (needed == ColorMode.GRAY) {
        return whole(grey, dpi, job);
      }
      try (Pix ink = Tracing.ink(grey, dpi)) {
        return whole(ink, dpi, job);
      }
    }
  }

  private static ArchiveImage whole(Pix page, int dpi, PageJob job) {
    ColorMode mode = page.mode();
    if (mode == ColorMode.LINEART) {
      return new ArchiveImage(mode, Codec.G4, 0, ByteBuffer.wrap(page.g4()));
    }
    int quality = job.jpegQuality();
    return job.style().profile() == Profile.COMPACT
        ? new ArchiveImage(mode, Codec.MRC, 0, Segmentation.of(page, dpi).bytes())
        : new ArchiveImage(mode, Codec.JPEG, quality, ByteBuffer.wrap(page.jpeg(quality)));
  }
}
