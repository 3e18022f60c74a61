package org.sealpress.page;

import com.twelvemonkeys.imageio.metadata.CompoundDirectory;
import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.Array;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

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
  static void check(ImageInputStream file, long length, int page) throws IOException {
    file.mark();
    file.seek(0);
    CompoundDirectory pages = (CompoundDirectory) new TIFFReader().read(file);
    file.reset();
    Directory directory = pages.getDirectory(page);
    check(directory, TIFF.TAG_STRIP_OFFSETS, TIFF.TAG_STRIP_BYTE_COUNTS, length);
    check(directory, TIFF.TAG_TILE_OFFSETS, TIFF.TAG_TILE_BYTE_COUNTS, length);
  }

  private static void check(Directory page, int offsets, int counts, long length)
      throws IOException {
    long[] starts = numbers(page.getEntryById(offsets));
    long[] sizes = numbers(page.getEntryById(counts));
    for (int i = 0; i < Math.min(starts.length, sizes.length); i++) {
      if (starts[i] + sizes[i] > length) {
        throw new EOFException(
            "it ends at byte %,d, its image at byte %,d".formatted(length, starts[i] + sizes[i]));
      }
    }
  }

  private static long[] numbers(@Nullable Entry entry) {
    if (entry == null) {
      return new long[0];
    }
    Object value = entry.getValue();
    if (value instanceof Number number) {
      return new long[] {number.longValue()};
    }
    long[] numbers = new long[Array.getLength(value)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Array.getLong(value, i);
    }
    return numbers;
  }
}
