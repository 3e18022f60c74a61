package org.sealpress.worker;

import java.nio.ByteBuffer;
import org.sealpress.page.Codec;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageStyle;
import org.sealpress.page.Pix;
import org.sealpress.page.Segmentation;

/**
 * The image of a page as the archive keeps it.
 *
 * @param codec how it is stored
 * @param bytes none when the source's own are kept
 */
record ArchiveImage(Codec codec, ByteBuffer bytes) {
  static final ArchiveImage KEPT = new ArchiveImage(Codec.JPEG, ByteBuffer.allocate(0));

  /**
   * Makes it.
   *
   * @param dpi resolution of the page
   */
  static ArchiveImage of(Pix page, int dpi, PageJob job) {
    if (page.mode() == ColorMode.LINEART) {
      return new ArchiveImage(Codec.G4, ByteBuffer.wrap(page.g4()));
    }
    return job.style().profile() == PageStyle.Profile.COMPACT
        ? new ArchiveImage(Codec.MRC, Segmentation.of(page, dpi).bytes())
        : new ArchiveImage(Codec.JPEG, ByteBuffer.wrap(page.jpeg(job.jpegQuality())));
  }
}
