package org.sealpress.page;

/** The eight ways in which an image can lie, numbered as in TIFF 6.0 and EXIF 2.3; 1 is upright. */
final class Orientation {
  private Orientation() {}

  /** Clockwise quarter turns that make it upright, after it was mirrored if it has to be. */
  static int quarterTurns(int orientation) {
    return switch (orientation) {
      case 3, 4 -> 2;
      case 6, 7 -> 1;
      case 5, 8 -> 3;
      default -> 0;
    };
  }

  /** True when it has to be mirrored left to right before it is turned. */
  static boolean mirrored(int orientation) {
    return orientation == 2 || orientation == 4 || orientation == 5 || orientation == 7;
  }

  /** Makes an image upright; the one given is closed unless it is so already. */
  static Pix upright(Pix pix, int orientation) {
    Pix right = mirrored(orientation) ? pix.mirrored() : pix;
    int turns = quarterTurns(orientation);
    if (turns == 0) {
      return right;
    }
    try (right) {
      return right.turned(turns);
    }
  }
}
