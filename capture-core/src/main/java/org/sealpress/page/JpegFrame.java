package org.sealpress.page;

import java.io.IOException;

/** Gathers a {@link JpegHeader} from the segments of a JPEG. */
final class JpegFrame implements JpegSegments.Visitor {
  private static final int APP0 = 0xE0;
  private static final int APP1 = 0xE1;
  private static final int APP2 = 0xE2;
  private static final int APP14 = 0xEE;
  private static final int LAST_HUFFMAN_FRAME = 0xC2;

  private int width = -1;
  private int height;
  private int components;
  private int precision;
  private boolean huffman;
  private int adobeTransform = -1;
  private int jfifDpi;
  private int jfifDpiDown;
  private Exif exif = Exif.NONE;
  private boolean icc;

  @Override
  public void segment(int marker, byte[] segment) {
    if (isFrame(marker) && segment.length >= 6) {
      huffman = marker <= LAST_HUFFMAN_FRAME;
      precision = segment[0] & 0xFF;
      height = unsigned(segment, 1);
      width = unsigned(segment, 3);
      components = segment[5] & 0xFF;
    } else if (marker == APP0 && JpegSegments.starts(segment, "JFIF\0") && segment.length >= 12) {
      jfifDpi = Exif.dpi(segment[7], unsigned(segment, 8));
      jfifDpiDown = Exif.dpi(segment[7], unsigned(segment, 10));
    } else if (marker == APP1 && JpegSegments.starts(segment, "Exif\0\0")) {
      exif = Exif.read(segment, 6);
    } else if (marker == APP2 && JpegSegments.starts(segment, IccProfile.MARK)) {
      icc = true;
    } else if (marker == APP14 && JpegSegments.starts(segment, "Adobe") && segment.length >= 12) {
      adobeTransform = segment[11] & 0xFF;
    }
  }

  /** SOF0 to SOF15; DHT, JPG and DAC stand between them. */
  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private static int unsigned(byte[] segment, int at) {
    return ((segment[at] & 0xFF) << 8) | (segment[at + 1] & 0xFF);
  }

  JpegHeader header() throws IOException {
    if (width <= 0) {
      throw new IOException("the JPEG has no frame header");
    }
    boolean jfif = jfifDpi > 0;
    return new JpegHeader(
        width,
        height,
        components,
        precision,
        huffman,
        adobeTransform,
        jfif ? jfifDpi : exif.dpi(),
        jfif ? jfifDpiDown : exif.dpiDown(),
        exif.orientation(),
        icc);
  }
}
