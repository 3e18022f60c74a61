package org.sealpress.page;

import com.twelvemonkeys.imageio.metadata.CompoundDirectory;
import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import java.io.IOException;
import java.lang.reflect.Array;
import javax.imageio.stream.ImageInputStream;

/** What a page of a TIFF says of itself (TIFF 6.0). */
final class TiffTags {
  private static final int INCH = 2;

  private final Directory page;

  private TiffTags(Directory page) {
    this.page = page;
  }

  /**
   * Reads those of a page.
   *
   * @param index from 0
   */
  static TiffTags of(ImageInputStream file, int index) throws IOException {
    file.mark();
    file.seek(0);
    CompoundDirectory pages = (CompoundDirectory) new TIFFReader().read(file);
    file.reset();
    return new TiffTags(pages.getDirectory(index));
  }

  /** The numbers of a tag; none when it is not there or no number. */
  double[] numbers(int tag) {
    Entry entry = page.getEntryById(tag);
    Object value = entry == null ? null : entry.getValue();
    if (value instanceof Number number) {
      return new double[] {number.doubleValue()};
    }
    if (value == null || !value.getClass().isArray()) {
      return new double[0];
    }
    double[] numbers = new double[Array.getLength(value)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Array.get(value, i) instanceof Number number ? number.doubleValue() : 0;
    }
    return numbers;
  }

  private double number(int tag, double otherwise) {
    double[] numbers = numbers(tag);
    return numbers.length == 0 ? otherwise : numbers[0];
  }

  /** The orientation, numbered as in EXIF. */
  int orientation() {
    int told = (int) number(TIFF.TAG_ORIENTATION, 1);
    return told >= 1 && told <= 8 ? told : 1;
  }

  /** Pixels an inch of a row; 0 when it is not told. */
  int dpi() {
    return dpi(TIFF.TAG_X_RESOLUTION);
  }

  /** Pixels an inch of a column; 0 when it is not told. */
  int dpiDown() {
    return dpi(TIFF.TAG_Y_RESOLUTION);
  }

  private int dpi(int tag) {
    int unit = (int) number(TIFF.TAG_RESOLUTION_UNIT, INCH);
    return Exif.dpi(unit - 1, number(tag, 0));
  }
}
