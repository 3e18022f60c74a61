package org.sealpress.page;

import java.nio.ByteBuffer;

/**
 * Tells a side with nothing on it. A side counts as blank only when nearly no pixel stands out from
 * the paper around it; when in doubt it is not blank. Paper that is tinted or darker towards an
 * edge is no doubt: each tile is compared with itself.
 */
public final class Blank {
  /** Tiles of about 2.7 mm at 300 dpi. */
  private static final int TILE = 32;

  /** By how much a pixel must be darker than its tile's paper, of 255. */
  private static final int INK = 40;

  /** A tile with this many inked pixels has something on it. */
  private static final int SPOT = 12;

  /** Dust: so many tiles may have a spot, of 10,000. */
  private static final int DUST = 4;

  /** Shadows at the rim of the glass: this share of each side is not looked at. */
  private static final double RIM = 0.02;

  private Blank() {}

  /** True when the side is surely blank. */
  public static boolean is(GreyImage page) {
    int rimX = (int) (page.width() * RIM);
    int rimY = (int) (page.height() * RIM);
    int tiles = 0;
    int spotted = 0;
    for (int y = rimY; y + TILE <= page.height() - rimY; y += TILE) {
      for (int x = rimX; x + TILE <= page.width() - rimX; x += TILE) {
        tiles++;
        spotted += spotted(page, x, y) ? 1 : 0;
      }
    }
    return tiles > 0 && spotted * 10_000L <= (long) DUST * tiles;
  }

  private static boolean spotted(GreyImage page, int left, int top) {
    ByteBuffer samples = page.samples();
    int sum = 0;
    for (int y = top; y < top + TILE; y++) {
      for (int x = left, at = y * page.width() + left; x < left + TILE; x++, at++) {
        sum += samples.get(at) & 0xFF;
      }
    }
    int paper = sum / (TILE * TILE);
    int ink = 0;
    for (int y = top; y < top + TILE; y++) {
      for (int x = left, at = y * page.width() + left; x < left + TILE; x++, at++) {
        ink += (samples.get(at) & 0xFF) < paper - INK ? 1 : 0;
      }
    }
    return ink >= SPOT;
  }
}
