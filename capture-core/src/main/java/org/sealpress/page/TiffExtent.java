package org.sealpress.page;

import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import java.io.EOFException;

/**
 * Tells a TIFF that was cut off. Decoders fill a strip that is missing in part (fax strips without
 * a word), so each strip and tile of a page is checked to lie within the file.
 */
final class TiffExtent {
  private TiffExtent() {}

  /**
   * Checks a page.
   *
   * @throws EOFException when the file ends before the page does
   */
  static void check(TiffTags page, long length) throws EOFException {
    check(page, TIFF.TAG_STRIP_OFFSETS, TIFF.TAG_STRIP_BYTE_COUNTS, length);
    check(page, TIFF.TAG_TILE_OFFSETS, TIFF.TAG_TILE_BYTE_COUNTS, length);
  }

  private static void check(TiffTags page, int offsets, int counts, long length)
      throws EOFException {
    double[] starts = page.numbers(offsets);
    double[] sizes = page.numbers(counts);
    for (int i = 0; i < Math.min(starts.length, sizes.length); i++) {
      if (starts[i] + sizes[i] > length) {
        throw new EOFException(
            "it ends at byte %,d, its image at byte %,.0f".formatted(length, starts[i] + sizes[i]));
      }
    }
  }
}
