package org.sealpress.page.qr;

import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import java.awt.image.BufferedImage;

/** Grey samples to look for codes in, one byte a pixel, 0 is black. */
final class GreyPlane {
  private final byte[] grey;
  private final int width;
  private final int height;

  GreyPlane(byte[] grey, int width, int height) {
    this.grey = grey;
    this.width = width;
    this.height = height;
  }

  static GreyPlane of(BufferedImage image) {
    int width = image.getWidth();
    byte[] grey = new byte[Math.multiplyExact(width, image.getHeight())];
    int[] row = new int[width];
    for (int y = 0, i = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int rgb : row) {
        grey[i++] = (byte) (((rgb >> 16 & 0xFF) + 2 * (rgb >> 8 & 0xFF) + (rgb & 0xFF)) / 4);
      }
    }
    return new GreyPlane(grey, width, image.getHeight());
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  LuminanceSource source() {
    return new PlanarYUVLuminanceSource(grey, width, height, 0, 0, width, height, false);
  }

  /** Means of four pixels, which take away noise. */
  GreyPlane halved() {
    byte[] half = new byte[(width / 2) * (height / 2)];
    for (int y = 0, i = 0; y < height / 2; y++) {
      for (int x = 0; x < width / 2; x++) {
        int at = 2 * (y * width + x);
        int sum = at(at) + at(at + 1) + at(at + width) + at(at + width + 1);
        half[i++] = (byte) (sum / 4);
      }
    }
    return new GreyPlane(half, width / 2, height / 2);
  }

  /** The lightest of four pixels: ink spreads, and a 1-bit scanner makes it still broader. */
  GreyPlane thinned() {
    byte[] thin = grey.clone();
    for (int y = 0; y + 1 < height; y++) {
      for (int x = 0; x + 1 < width; x++) {
        int at = y * width + x;
        int upper = Math.max(at(at), at(at + 1));
        thin[at] = (byte) Math.max(upper, Math.max(at(at + width), at(at + width + 1)));
      }
    }
    return new GreyPlane(thin, width, height);
  }

  private int at(int i) {
    return grey[i] & 0xFF;
  }
}
