package org.sealpress.scan.virtual;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;

/** A raw PNM image (P4, P5, P6, 8 or 16 bits): its samples are handed on as they are. */
final class PnmRows implements PageRows {
  private final DataInputStream in;
  private final PageFormat format;

  PnmRows(InputStream stream) throws IOException {
    in = new DataInputStream(new BufferedInputStream(stream, 1 << 16));
    if (in.readByte() != 'P') {
      throw new StreamCorruptedException("not a PNM image");
    }
    ColorMode mode =
        switch (in.readByte()) {
          case '4' -> ColorMode.LINEART;
          case '5' -> ColorMode.GRAY;
          case '6' -> ColorMode.COLOR;
          default -> throw new StreamCorruptedException("not a raw PNM image (P4, P5, P6)");
        };
    int width = readNumber();
    int height = readNumber();
    int depth = mode == ColorMode.LINEART ? 1 : depthOf(readNumber());
    if (width < 1 || height < 1) {
      throw new StreamCorruptedException("a PNM image of " + width + " x " + height + " pixels");
    }
    format = new PageFormat(width, height, mode, depth, 0);
  }

  @Override
  public PageFormat format() {
    return format;
  }

  @Override
  public void next(byte[] row) throws IOException {
    in.readFully(row, 0, format.bytesPerLine());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private static int depthOf(int largest) throws IOException {
    return switch (largest) {
      case 255 -> 8;
      case 65_535 -> 16;
      default ->
          throw new StreamCorruptedException(
              "a PNM image whose largest sample is " + largest + " (255 and 65535 can be read)");
    };
  }

  /** A number of the header, and the one white space after it. */
  private int readNumber() throws IOException {
    int c = in.readByte();
    while (Character.isWhitespace(c) || c == '#') {
      if (c == '#') {
        while (c != '\n') {
          c = in.readByte();
        }
      }
      c = in.readByte();
    }
    long number = 0;
    while (c >= '0' && c <= '9') {
      number = number * 10 + (c - '0');
      if (number > Integer.MAX_VALUE) {
        throw new StreamCorruptedException("a number in the header of a PNM image is too large");
      }
      c = in.readByte();
    }
    if (!Character.isWhitespace(c)) {
      throw new StreamCorruptedException("a bad header of a PNM image");
    }
    return (int) number;
  }
}
