package org.sealpress.pdf;

import java.util.Locale;

/** Changes of coordinates, as operators; none when nothing changes. */
final class Turn {
  private Turn() {}

  /**
   * From coordinates of the page as it is read to those of the page as it was scanned.
   *
   * @param size of the page as it was scanned
   */
  static String quarters(int quarterTurns, PageSize size) {
    double width = size.width();
    double height = size.height();
    return switch (quarterTurns) {
      case 1 -> format("0 1 -1 0 %.4f 0 cm ", width);
      case 2 -> format("-1 0 0 -1 %.4f %.4f cm ", width, height);
      case 3 -> format("0 -1 1 0 0 %.4f cm ", height);
      default -> "";
    };
  }

  /** By some degrees clockwise about the centre of the page. */
  static String aboutCentre(double degrees, PageSize size) {
    if (degrees == 0) {
      return "";
    }
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    double x = size.width() / 2;
    double y = size.height() / 2;
    return format(
        "%.6f %.6f %.6f %.6f %.4f %.4f cm ",
        cos, -sin, sin, cos, x - x * cos - y * sin, y + x * sin - y * cos);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
