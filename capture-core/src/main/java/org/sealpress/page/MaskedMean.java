package org.sealpress.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * A page reduced to the mean colour of blocks, in which only the pixels on one side of a mask
 * count. A block that has none of them, which the mask hides, gets the mean of its wider
 * surroundings, so that it costs next to nothing in a JPEG.
 */
final class MaskedMean {
  private final int channels;
  private final int width;
  private final int height;
  private final long[][] sums;
  private final long[] counts;

  private MaskedMean(int channels, int width, int height) {
    this.channels = channels;
    this.width = width;
    this.height = height;
    this.sums = new long[channels][width * height];
    this.counts = new long[width * height];
  }

  /**
   * Reduces a page.
   *
   * @param page grey or colour
   * @param mask 1-bit, of the same shape
   * @param black whether black or white pixels of the mask count
   * @param block pixels of the side of a block
   */
  static Pix of(Pix page, Pix mask, boolean black, int block) {
    int channels = page.mode() == ColorMode.COLOR ? 3 : 1;
    MaskedMean mean =
        new MaskedMean(
            channels, (page.width() + block - 1) / block, (page.height() + block - 1) / block);
    mean.add(page, mask, black, block);
    mean.fill();
    return mean.pix();
  }

  private void add(Pix page, Pix mask, boolean black, int block) {
    PixelWords pixels = new PixelWords(page);
    PixelWords marks = new PixelWords(mask);
    int right = page.width();
    int bottom = page.height();
    for (int y = 0; y < bottom; y++) {
      int row = y / block * width;
      for (int x = 0; x < right; x++) {
        if (marks.isBlack(x, y) == black) {
          add(row + x / block, channels == 1 ? pixels.grey(x, y) : pixels.color(x, y));
        }
      }
    }
  }

  private void add(int cell, int pixel) {
    counts[cell]++;
    if (channels == 1) {
      sums[0][cell] += pixel;
    } else {
      sums[0][cell] += pixel >>> 24;
      sums[1][cell] += pixel >>> 16 & 0xFF;
      sums[2][cell] += pixel >>> 8 & 0xFF;
    }
  }

  /**
   * Fills empty cells from the cells of twice the size, which are filled in the same way before.
   */
  private void fill() {
    if (width * height == 1) {
      counts[0] = Math.max(1, counts[0]);
      return;
    }
    MaskedMean wide = new MaskedMean(channels, (width + 1) / 2, (height + 1) / 2);
    boolean whole = true;
    for (int cell = 0; cell < counts.length; cell++) {
      whole &= counts[cell] > 0;
      int parent = parent(cell, wide.width);
      wide.counts[parent] += counts[cell];
      for (int c = 0; c < channels; c++) {
        wide.sums[c][parent] += sums[c][cell];
      }
    }
    if (whole) {
      return;
    }
    wide.fill();
    for (int cell = 0; cell < counts.length; cell++) {
      if (counts[cell] == 0) {
        int parent = parent(cell, wide.width);
        counts[cell] = wide.counts[parent];
        for (int c = 0; c < channels; c++) {
          sums[c][cell] = wide.sums[c][parent];
        }
      }
    }
  }

  private int parent(int cell, int parentWidth) {
    return cell / width / 2 * parentWidth + cell % width / 2;
  }

  private Pix pix() {
    byte[] samples = new byte[counts.length * channels];
    for (int cell = 0; cell < counts.length; cell++) {
      for (int c = 0; c < channels; c++) {
        samples[cell * channels + c] = (byte) mean(c, cell);
      }
    }
    ColorMode mode = channels == 1 ? ColorMode.GRAY : ColorMode.COLOR;
    try {
      return Pix.ofSamples(
          new PageFormat(width, height, mode, 8, 0), new ByteArrayInputStream(samples));
    } catch (IOException e) {
      throw new IllegalStateException("memory can't be read", e);
    }
  }

  private int mean(int channel, int cell) {
    return (int) ((sums[channel][cell] + counts[cell] / 2) / counts[cell]);
  }
}
