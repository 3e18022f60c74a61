package org.sealpress.page;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Looks for the end of a JPEG (ISO/IEC 10918-1, B.1): not for its two bytes alone, which are in the
 * preview inside a photograph's header too, but past every segment and scan.
 */
final class JpegEnd {
  private static final int EOI = 0xD9;
  private static final int SOI = 0xD8;
  private static final int FIRST_RESTART = 0xD0;
  private static final int TEM = 0x01;

  private JpegEnd() {}

  /** Whether a JPEG has its end; what follows it does not matter. Closes the stream. */
  static boolean reached(InputStream jpeg) throws IOException {
    try (DataInputStream in = new DataInputStream(jpeg)) {
      for (int marker = next(in); marker >= 0; marker = next(in)) {
        if (marker == EOI) {
          return true;
        }
        if (hasSegment(marker)) {
          in.skipNBytes(Math.max(0, in.readUnsignedShort() - 2));
        }
      }
      return false;
    }
  }

  private static boolean hasSegment(int marker) {
    return marker != TEM && (marker < FIRST_RESTART || marker > SOI);
  }

  /** The next marker, over the coded pixels that come before it; negative at the end. */
  private static int next(InputStream in) throws IOException {
    int b = in.read();
    while (b >= 0) {
      boolean mark = b == 0xFF;
      b = in.read();
      if (mark && b > 0 && b != 0xFF) {
        return b;
      }
    }
    return -1;
  }
}
