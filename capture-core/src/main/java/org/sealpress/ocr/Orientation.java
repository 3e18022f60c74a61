package org.sealpress.ocr;

/**
 * How a page lies.
 *
 * @param quarterTurns clockwise quarter turns that make it upright, 0 to 3
 * @param confidence how sure the engine is; 0 is not at all, above 2 is sure enough to act on
 */
public record Orientation(int quarterTurns, double confidence) {
  /** Nothing can be said. */
  public static final Orientation UNKNOWN = new Orientation(0, 0);
}
