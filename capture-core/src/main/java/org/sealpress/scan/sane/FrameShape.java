package org.sealpress.scan.sane;

import au.com.southsky.jfreesane.FrameType;
import au.com.southsky.jfreesane.SaneParameters;
import org.jspecify.annotations.Nullable;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.ScanFault.Kind;

/**
 * The shape of a frame as the device announces it, found to be possible.
 *
 * @param width pixels of a row
 * @param lines rows; -1 when the device doesn't know yet
 * @param lineBytes bytes of a row as they come, with whatever padding
 * @param mode colour, grey or 1-bit
 * @param depth bits a sample
 * @param mostLines no frame may have more rows
 */
record FrameShape(int width, int lines, int lineBytes, ColorMode mode, int depth, int mostLines) {

  /**
   * Reads what a device says of its frame.
   *
   * @throws ScanFault {@link Kind#UNSUPPORTED} for a frame that is not a whole page, {@link
   *     Kind#TOO_LARGE} for one beyond the limits, {@link Kind#BAD_FRAME} for nonsense
   */
  static FrameShape of(SaneParameters says, FrameLimits limits, Faults faults) throws ScanFault {
    @Nullable FrameType type = says.getFrameType();
    int depth = says.getDepthPerPixel();
    if (type != FrameType.GRAY && type != FrameType.RGB) {
      boolean passes = type == FrameType.RED || type == FrameType.GREEN || type == FrameType.BLUE;
      throw faults.of(
          Kind.UNSUPPORTED,
          passes ? "scans colour in three passes" : "sends pages in a format of its own",
          "Scan in grey with it, or switch that off in the scanner's options.");
    }
    boolean bits = depth == 8 || depth == 16 || (depth == 1 && type == FrameType.GRAY);
    if (!bits || !says.isLastFrame()) {
      throw faults.of(
          Kind.UNSUPPORTED,
          "sends pages " + (bits ? "in several parts" : "with " + depth + " bits a sample"),
          "Choose another mode or depth in the profile.");
    }
    ColorMode mode =
        type == FrameType.RGB ? ColorMode.COLOR : depth == 1 ? ColorMode.LINEART : ColorMode.GRAY;
    int width = says.getPixelsPerLine();
    int lines = says.getLineCount() < 0 ? -1 : says.getLineCount();
    int lineBytes = says.getBytesPerLine();
    if (width > limits.side()
        || lines > limits.side()
        || lineBytes > limits.bytes()
        || (long) lineBytes * Math.max(lines, 1) > limits.bytes()) {
      throw faults.of(
          Kind.TOO_LARGE,
          "would give a page of %d x %s pixels with %d bytes a row"
              .formatted(width, lines < 0 ? "?" : lines, lineBytes),
          "At most %d pixels a side and %d bytes are taken: choose a lower resolution."
              .formatted(limits.side(), limits.bytes()));
    }
    boolean odd = depth == 16 && lineBytes % 2 != 0;
    if (width < 1 || lines == 0 || lineBytes < PageFormat.bytesPerLine(width, mode, depth) || odd) {
      throw faults.of(
          Kind.BAD_FRAME,
          "announces a page that can't be: %d x %s pixels with %d bytes a row"
              .formatted(width, lines < 0 ? "?" : lines, lineBytes),
          "Feed that sheet again; if it fails again, restart the SANE daemon.");
    }
    int most = (int) Math.min(limits.side(), limits.bytes() / lineBytes);
    return new FrameShape(width, lines, lineBytes, mode, depth, most);
  }

  /** Bytes of a row that are the page. */
  int pageBytes() {
    return PageFormat.bytesPerLine(width, mode, depth);
  }

  /** Bytes that are to come; -1 when that isn't known. */
  long totalBytes() {
    return lines < 0 ? -1 : (long) lines * lineBytes;
  }

  /** More than so many bytes can't be a page of this shape. */
  long mostBytes() {
    return lines < 0 ? (long) mostLines * lineBytes : totalBytes();
  }

  /** The page once its rows are known. */
  PageFormat page(int rows, int dpi) {
    return new PageFormat(width, rows, mode, depth, dpi);
  }
}
