package org.sealpress.page;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The few tags of EXIF's first directory that matter to a page.
 *
 * @param orientation 1 to 8; 1 is upright
 * @param dpi pixels an inch of a row; 0 when it is not told
 * @param dpiDown pixels an inch of a column; 0 when it is not told
 */
record Exif(int orientation, int dpi, int dpiDown) {
  static final Exif NONE = new Exif(1, 0, 0);

  private static final int ORIENTATION = 0x0112;
  private static final int X_RESOLUTION = 0x011A;
  private static final int Y_RESOLUTION = 0x011B;
  private static final int RESOLUTION_UNIT = 0x0128;
  private static final int INCH = 2;
  private static final double CM_PER_INCH = 2.54;

  /** Reads the TIFF structure that begins at an offset; anything odd in it counts as not told. */
  static Exif read(byte[] segment, int offset) {
    try {
      ByteBuffer tiff = ByteBuffer.wrap(segment, offset, segment.length - offset).slice();
      tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      return read(tiff);
    } catch (IndexOutOfBoundsException e) {
      return NONE;
    }
  }

  private static Exif read(ByteBuffer tiff) {
    int directory = tiff.getInt(4);
    int count = tiff.getShort(directory) & 0xFFFF;
    int orientation = 1;
    double density = 0;
    double densityDown = 0;
    int unit = INCH;
    for (int i = 0; i < count; i++) {
      int entry = directory + 2 + 12 * i;
      int value = tiff.getShort(entry + 8) & 0xFFFF;
      switch (tiff.getShort(entry) & 0xFFFF) {
        case ORIENTATION -> orientation = value >= 1 && value <= 8 ? value : 1;
        case X_RESOLUTION -> density = rational(tiff, tiff.getInt(entry + 8));
        case Y_RESOLUTION -> densityDown = rational(tiff, tiff.getInt(entry + 8));
        case RESOLUTION_UNIT -> unit = value;
        default -> {}
      }
    }
    return new Exif(orientation, dpi(unit - 1, density), dpi(unit - 1, densityDown));
  }

  private static double rational(ByteBuffer tiff, int at) {
    int denominator = tiff.getInt(at + 4);
    return denominator == 0 ? 0 : (double) tiff.getInt(at) / denominator;
  }

  /**
   * A density as dpi.
   *
   * @param unit JFIF's: 1 an inch, 2 a centimetre
   */
  static int dpi(int unit, double density) {
    double perInch = unit == 1 ? density : unit == 2 ? density * CM_PER_INCH : 0;
    return perInch > 0 && perInch < 100_000 ? (int) Math.round(perInch) : 0;
  }
}
