package org.sealpress.page;

/**
 * Tells a side with nothing on it. A side counts as blank only when nearly no pixel stands out from
 * the paper around it; when in doubt it is not blank. Paper that is tinted or darker towards an
 * edge is no doubt: each tile is compared with itself. A dark sheet is one, and so is a dark area:
 * that may be a picture.
 */
public final class Blank {
  /** Tiles of about 2.7 mm at 300 dpi. */
  private static final int TILE = 32;

  /** By how much a pixel must be darker than its tile's paper, of 255: a faint pencil is. */
  private static final int INK = 28;

  /** A tile with this many inked pixels has something on it. */
  private static final int SPOT = 12;

  /** Dust: so many tiles may have a spot, of 10,000. */
  private static final int DUST = 4;

  /** No paper is as dark. */
  private static final int DARK = 110;

  /** No paper is darker than its lightest part by so much. */
  private static final int SHADED = 80;

  /** Shadows at the rim of the glass: this share of each side is not looked at. */
  private static final double RIM = 0.02;

  private final GreyImage page;
  private final byte[] samples;
  private int tiles;
  private int spotted;
  private int lightest;
  private int darkest = 255;

  private Blank(GreyImage page) {
    this.page = page;
    this.samples = page.bytes();
  }

  /** True when the side is surely blank. */
  public static boolean is(GreyImage page) {
    Blank side = new Blank(page);
    side.look();
    return side.tiles > 0
        && !side.isPrinted(side.tiles)
        && side.darkest >= DARK
        && side.lightest - side.darkest < SHADED;
  }

  private void look() {
    int rimX = (int) (page.width() * RIM);
    int rimY = (int) (page.height() * RIM);
    int right = page.width() - rimX;
    int bottom = page.height() - rimY;
    if (right - rimX < TILE || bottom - rimY < TILE) {
      return;
    }
    int all = tilesOf(right - rimX) * tilesOf(bottom - rimY);
    for (int y = rimY; y < bottom && !isPrinted(all); y += TILE) {
      for (int x = rimX; x < right; x += TILE) {
        look(Math.min(x, right - TILE), Math.min(y, bottom - TILE));
      }
    }
  }

  private static int tilesOf(int pixels) {
    return (pixels + TILE - 1) / TILE;
  }

  /** Whether there is more than dust on so many tiles. */
  private boolean isPrinted(int of) {
    return spotted * 10_000L > (long) DUST * of;
  }

  private void look(int left, int top) {
    int sum = 0;
    for (int y = top; y < top + TILE; y++) {
      for (int x = left, at = y * page.width() + left; x < left + TILE; x++, at++) {
        sum += samples[at] & 0xFF;
      }
    }
    int paper = sum / (TILE * TILE);
    int ink = 0;
    for (int y = top; y < top + TILE; y++) {
      for (int x = left, at = y * page.width() + left; x < left + TILE; x++, at++) {
        ink += (samples[at] & 0xFF) < paper - INK ? 1 : 0;
      }
    }
    tiles++;
    spotted += ink >= SPOT ? 1 : 0;
    lightest = Math.max(lightest, paper);
    darkest = Math.min(darkest, paper);
  }
}
