package org.sealpress.page;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Walks over the marker segments of a JPEG up to its first scan (ISO/IEC 10918-1, B.1.1). */
final class JpegSegments {
  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int MOST_SEGMENTS = 4096;

  /** Is shown each segment. */
  interface Visitor {
    /**
     * A segment.
     *
     * @param marker its second byte
     * @param segment its parameters without the length
     */
    void segment(int marker, byte[] segment);
  }

  private JpegSegments() {}

  static void walk(InputStream jpeg, Visitor visitor) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(jpeg, 4096));
    if (in.readUnsignedByte() != 0xFF || in.readUnsignedByte() != SOI) {
      throw new IOException("not a JPEG");
    }
    for (int i = 0; i < MOST_SEGMENTS; i++) {
      int marker = nextMarker(in);
      if (marker == SOS) {
        return;
      } else if (marker == EOI) {
        throw new EOFException("no image in the JPEG");
      }
      byte[] segment = new byte[Math.max(0, in.readUnsignedShort() - 2)];
      in.readFully(segment);
      visitor.segment(marker, segment);
    }
    throw new IOException("no image in the JPEG");
  }

  private static int nextMarker(DataInputStream in) throws IOException {
    int b = in.readUnsignedByte();
    while (b != 0xFF) {
      b = in.readUnsignedByte();
    }
    while (b == 0xFF) {
      b = in.readUnsignedByte();
    }
    return b;
  }

  static boolean starts(byte[] segment, String with) {
    int length = Math.min(segment.length, with.length());
    return new String(segment, 0, length, StandardCharsets.ISO_8859_1).equals(with);
  }
}
