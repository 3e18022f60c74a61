package org.sealpress.page;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Takes the one strip out of a TIFF that Leptonica wrote: the bare CCITT G4 data. */
final class TiffStrip {
  private static final int STRIP_OFFSETS = 273;
  private static final int STRIP_BYTE_COUNTS = 279;
  private static final int SHORT = 3;

  private TiffStrip() {}

  static byte[] only(byte[] tiff) {
    ByteBuffer file = ByteBuffer.wrap(tiff);
    file.order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = file.getInt(4);
    int entries = file.getShort(directory) & 0xFFFF;
    int offset = -1;
    int length = -1;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + 12 * i;
      int tag = file.getShort(entry) & 0xFFFF;
      if (tag == STRIP_OFFSETS || tag == STRIP_BYTE_COUNTS) {
        if (file.getInt(entry + 4) != 1) {
          throw new IllegalStateException("expected one strip, got " + file.getInt(entry + 4));
        }
        boolean isShort = file.getShort(entry + 2) == SHORT;
        int value = isShort ? file.getShort(entry + 8) & 0xFFFF : file.getInt(entry + 8);
        if (tag == STRIP_OFFSETS) {
          offset = value;
        } else {
          length = value;
        }
      }
    }
    if (offset < 0 || length < 0 || offset + length > tiff.length) {
      throw new IllegalStateException("the TIFF has no strip");
    }
    return Arrays.copyOfRange(tiff, offset, offset + length);
  }
}
