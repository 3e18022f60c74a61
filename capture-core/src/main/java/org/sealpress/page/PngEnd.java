package org.sealpress.page;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;

/** Walks over the chunks of a PNG (ISO/IEC 15948, 5.3). */
final class PngEnd {
  private static final int SIGNATURE = 8;
  private static final int IEND = 0x49454E44;
  private static final int CHECKSUM = 4;

  private PngEnd() {}

  /** Whether a PNG has its last chunk. Closes the stream. */
  static boolean reached(DataInputStream png) throws IOException {
    try (png) {
      png.skipNBytes(SIGNATURE);
      while (true) {
        int length = png.readInt();
        int type = png.readInt();
        if (length < 0) {
          return false;
        }
        png.skipNBytes((long) length + CHECKSUM);
        if (type == IEND) {
          return true;
        }
      }
    } catch (EOFException e) {
      return false;
    }
  }
}
